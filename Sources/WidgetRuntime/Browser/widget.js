// A page without a module of its own: its parts, its forms, and its height.

import { sayUnsendable, start, writes } from "./actions.js";
import { root } from "./page.js";
import { loadParts, reloadParts } from "./parts.js";
import { connect, fitFrame, frame, library } from "./portal.js";

/** In milliseconds. What is older is loaded anew once it is looked at again. */
const oldest = 60_000;

connect(() => {
	root.dataset.live = "yes";
	fitFrame();
	start();
}, sayUnsendable);

loadParts();

const isVisible = () => document.visibilityState === "visible";
/** Whether somebody has written something since the parts were loaded. */
let isStale = false;

writes.addEventListener("message", ({ data }) => {
	if (data !== frame.origin) return;
	isStale = !isVisible();
	if (!isStale) reloadParts(0);
});
document.addEventListener("visibilitychange", () => {
	if (!isVisible()) return;
	reloadParts(isStale ? 0 : oldest);
	isStale = false;
});
// The card of the item around the page shows it, too. Elsewhere, portals do not know the command and say nothing.
addEventListener("write", () => library?.placement.call("reloadData", {}, () => {}));
