// What the pages for administrators say where the portal does not answer.

import { all, get, root, settings } from "./page.js";
import { hasLibrary } from "./portal.js";

/**
 * Shows what has become of telling the portal.
 * @param {"waiting" | "yes" | "no"} told
 */
export function show(told) {
	for (const part of all("[data-told]")) part.hidden = part.dataset.told !== told;
}

/** Says the likely reason. */
export function giveUp() {
	if (root.dataset.live) return;
	/** @type {Record<string, string | undefined>} */
	const addresses = { address: location.origin + location.pathname, library: settings.library };
	const likely = hasLibrary() ? "address" : "library";
	for (const line of all("[data-reason]")) {
		const { reason = "" } = line.dataset;
		line.hidden = reason !== likely;
		get("code", line).textContent = addresses[reason] ?? "";
	}
	show("no");
}
