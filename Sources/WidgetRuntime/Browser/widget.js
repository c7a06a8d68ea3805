// A page without a module of its own: its parts, which it keeps up to date, its forms, and its height.

import { sayUnsendable, start, writes } from "./actions.js";
import { root } from "./page.js";
import { loadParts, refreshParts } from "./parts.js";
import { connect, fitFrame, frame, library } from "./portal.js";

/** In milliseconds. What is older is loaded anew once it is looked at again. */
const oldest = 60_000;
/** Several writes may come at once, and the portal may not have carried out what a page has sent at its end. */
const settling = 3000;

connect(() => {
	root.dataset.live = "yes";
	fitFrame();
	start();
}, sayUnsendable);

loadParts();

/** Whether something has been written since the parts were loaded. */
let isStale = false;
/** A portal hides the frame of a tab that is not chosen; to the browser, its page stays visible. */
let isShown = true;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

function look() {
	if (!isShown || document.visibilityState !== "visible") return;
	refreshParts(isStale ? 0 : oldest);
	isStale = false;
}

writes?.addEventListener("message", ({ data }) => {
	if (data !== frame.origin) return;
	isStale = true;
	clearTimeout(waiting);
	waiting = setTimeout(look, settling);
});
document.addEventListener("visibilitychange", look);
new IntersectionObserver((entries) => {
	isShown = entries.some(({ isIntersecting }) => isIntersecting);
	look();
}).observe(document.body);
// The card of the item around the page shows it, too. Elsewhere, portals do not know the command and say nothing.
addEventListener("write", () => library?.placement.call("reloadData", {}, () => {}));
