// Keeps a call card open while something in it is unsaved. The portal forgets it after 65 s.

import { all } from "./page.js";
import { library } from "./portal.js";

const interval = 30_000;
/** There, a card that is held is not closed by the portal's own means any more. */
const isDesktopApplication = navigator.userAgent.includes("BitrixDesktop");

/**
 * While it runs, the card is held.
 * @type {ReturnType<typeof setTimeout> | undefined}
 */
let timer;
/** After the call, to let go closes the card. */
let isCallOver = false;

/** @type {WeakMap<HTMLFormElement, string>} */
const starts = new WeakMap();

/**
 * Whether a form differs from what it was when it was first seen.
 * @param {HTMLFormElement} form
 */
export function isChanged(form) {
	// @ts-expect-error Files, which no such form has, are the only values that are no text.
	const now = String(new URLSearchParams(new FormData(form)));
	const start = starts.get(form);
	if (start === undefined) starts.set(form, now);
	return start !== undefined && start !== now;
}

/** @type {(() => boolean)[]} */
const reasons = [() => all("form[data-draft]").filter((form) => isChanged(/** @type {HTMLFormElement} */ (form))).length > 0];

/** @param {() => boolean} isUnsaved a further reason to keep the card open, for as long as it is true */
export function holdWhile(isUnsaved) {
	reasons.push(isUnsaved);
}

/** Tells the portal when something has become unsaved, or is so no longer. */
export function updateHold(mayLetGo = true) {
	const isUnsaved = reasons.filter((isReason) => isReason()).length > 0;
	if (!library || isDesktopApplication || isUnsaved === !!timer || !(isUnsaved || mayLetGo)) return;
	library.placement.call(isUnsaved ? "disableAutoClose" : "enableAutoClose", {}, () => {});
	clearTimeout(timer);
	timer = isUnsaved ? setTimeout(renewHold, interval) : undefined;
}

/** Tells the portal once more. */
export function renewHold() {
	clearTimeout(timer);
	timer = undefined;
	updateHold();
}

/** @param {boolean} isOver */
export function setCallOver(isOver) {
	isCallOver = isOver;
}

// Not while somebody writes anew after the call.
addEventListener("input", () => updateHold(!isCallOver));
addEventListener("reset", () => setTimeout(updateHold));
addEventListener("partload", () => updateHold());
