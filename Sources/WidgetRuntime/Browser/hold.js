// What keeps a call card open: something in it that is unsaved.

import { all } from "./page.js";
import { keepToken, library } from "./portal.js";

/** In milliseconds. Portals forget it after 65 s. */
const holdInterval = 25_000;
/** There, a card that is held is not closed by the portal's own means any more. */
const isDesktopApplication = navigator.userAgent.includes("BitrixDesktop");

/**
 * While it runs, the card is held.
 * @type {ReturnType<typeof setTimeout> | undefined}
 */
let hold;
let isCallOver = false;

/** @type {WeakMap<HTMLFormElement, string>} */
const beginnings = new WeakMap();

/**
 * Whether a form differs from what it was when it was first seen.
 * @param {HTMLFormElement} form
 */
export function isChanged(form) {
	// @ts-expect-error Files, which no such form has, are the only values that are no text.
	const now = String(new URLSearchParams(new FormData(form)));
	const start = beginnings.get(form);
	if (start === undefined) beginnings.set(form, now);
	return start !== undefined && start !== now;
}

/**
 * What a form is now is what it is compared with.
 * @param {HTMLFormElement} form
 */
export function beginAnew(form) {
	beginnings.delete(form);
	isChanged(form);
}

/** Whether something is unsaved. Asks all: the first look is at what a form was. */
export const hasDrafts = () =>
	all("form[data-draft]").filter((form) => isChanged(/** @type {HTMLFormElement} */ (form))).length > 0;

/** @type {(() => boolean)[]} */
const reasons = [hasDrafts];

/** @param {() => boolean} isUnsaved a further reason to keep the card open, for as long as it is true */
export function holdWhile(isUnsaved) {
	reasons.push(isUnsaved);
}

/** Tells the portal when something has become unsaved, or is so no longer. After the call, to let go closes the card. */
export function updateHold(mayLetGo = true) {
	const isUnsaved = reasons.some((isReason) => isReason());
	if (!library || isDesktopApplication || isUnsaved === !!hold || !(isUnsaved || mayLetGo)) return;
	tell(isUnsaved);
}

/** @param {boolean} isUnsaved */
function tell(isUnsaved) {
	library?.placement.call(isUnsaved ? "disableAutoClose" : "enableAutoClose", {}, () => {});
	clearTimeout(hold);
	hold = isUnsaved ? setTimeout(renewHold, holdInterval) : undefined;
}

export const isHeld = () => !!hold;

/** Tells the portal once more, or that nothing is unsaved any more. */
export function renewHold() {
	const last = hold;
	updateHold();
	if (!hold) return;
	if (hold === last) tell(true);
	keepToken();
}

/** @param {boolean} isOver whether to let go closes the card */
export function setCallOver(isOver) {
	isCallOver = isOver;
}

// Not while somebody writes anew after the call.
addEventListener("input", () => updateHold(!isCallOver));
addEventListener("reset", () => setTimeout(updateHold));
addEventListener("partload", () => updateHold());
