// What keeps a call card open: something in it that is unsaved, and after the call the time to wrap it up.

import { all, fill, find } from "./page.js";
import { keepToken, library } from "./portal.js";
import { writeDuration } from "./values.js";

/** In milliseconds. Portals forget it after 65 s. */
const holdInterval = 25_000;
/** What the operator may add to the time to wrap up, once. */
const extension = 120_000;
/** So long before the card closes, that is said once more. */
const lastNotice = 20_000;
/** There, a card that is held is not closed by the portal's own means any more. */
const isDesktopApplication = navigator.userAgent.includes("BitrixDesktop");

/**
 * While it runs, the card is held.
 * @type {ReturnType<typeof setTimeout> | undefined}
 */
let hold;

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

/** All: the first look is at what a form was. */
const hasDrafts = () =>
	all("form[data-draft]").filter((form) => isChanged(/** @type {HTMLFormElement} */ (form))).length > 0;

/** @type {(() => boolean)[]} */
const reasons = [hasDrafts, () => isPlanned && !wrapUp, () => remaining() > 0];

/** @param {() => boolean} isUnsaved a further reason to keep the card open, for as long as it is true */
export function holdWhile(isUnsaved) {
	reasons.push(isUnsaved);
}

/** Tells the portal when something has become unsaved, or is so no longer. After the call, to let go closes the card. */
export function updateHold(mayLetGo = true) {
	const isUnsaved = reasons.some((isReason) => isReason());
	if (!library || isDesktopApplication || isUnsaved === !!hold || !(isUnsaved || mayLetGo)) return;
	library.placement.call(isUnsaved ? "disableAutoClose" : "enableAutoClose", {}, () => {});
	clearTimeout(hold);
	hold = isUnsaved ? setTimeout(renewHold, holdInterval) : undefined;
	showTime();
}

/** Tells the portal once more. */
function renewHold() {
	clearTimeout(hold);
	hold = undefined;
	updateHold();
	if (hold) keepToken();
}

// After the call.

/** Whether there will be time to wrap up: a card that is not held is gone with its call. */
let isPlanned = false;

/** @param {boolean} isIt */
export function planWrapUp(isIt) {
	isPlanned = isIt;
	updateHold();
}

/**
 * From when the call has ended: until when the card stays, and how long it stays after a key while something is unsaved.
 * @type {{end: number, patience: number, isExtended: boolean, hasNotice: boolean} | undefined}
 */
let wrapUp;
/** When something was written last, which is unsaved. */
let writtenAt = 0;
/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking;

/** Milliseconds until the card closes; below 0 where nothing keeps it. */
function remaining() {
	if (!wrapUp) return 0;
	return Math.max(wrapUp.end, writtenAt && writtenAt + wrapUp.patience) - performance.now();
}

/**
 * The call has ended, and the card is about to close. This may be said several times.
 * @param {number} time to wrap up, in milliseconds
 * @param {number} patience with what is unsaved, after each key
 */
export function beginWrapUp(time, patience) {
	const now = performance.now();
	if (!wrapUp) {
		wrapUp = { end: now + time, patience, isExtended: false, hasNotice: false };
		if (hasDrafts()) writtenAt = now;
		ticking = setInterval(tick, 1000);
	}
	renewHold();
}

/** There is another call. */
export function endWrapUp() {
	clearInterval(ticking);
	wrapUp = undefined;
	showTime();
}

let send = () => {};

/** @param {() => void} sendUnsaved sends what is unsaved before the card closes */
export function beforeClosing(sendUnsaved) {
	send = sendUnsaved;
}

function tick() {
	if (remaining() <= 0) {
		send();
		writtenAt = 0;
		updateHold();
	}
	showTime();
}

/** Says when the card closes. A screen reader hears it at first and once more. */
function showTime() {
	const place = find("#closing");
	if (!place) return;
	const time = remaining();
	const isShown = !!hold && time > 0;
	if (place.hidden && isShown) notify(time);
	place.hidden = !isShown;
	if (!wrapUp || !isShown) return;
	fill("#closing [role=timer]", phrase(time));
	for (const button of all("[data-extends]", place)) button.hidden = wrapUp.isExtended;
	if (time > lastNotice) wrapUp.hasNotice = false;
	else if (!wrapUp.hasNotice) {
		wrapUp.hasNotice = true;
		notify(time);
	}
}

/** @param {number} time */
const phrase = (time) =>
	(find("#closing [role=timer]")?.dataset.phrase ?? "").replace("{time}", writeDuration(time + 999));

/** @param {number} time */
const notify = (time) => fill("#closing [role=status]", phrase(time));

addEventListener("click", ({ target }) => {
	const button = /** @type {Element} */ (target).closest("#closing button");
	if (!wrapUp || !(button instanceof HTMLElement)) return;
	if (button.dataset.extends) {
		wrapUp.end = performance.now() + Math.max(0, remaining()) + extension;
		wrapUp.isExtended = true;
	} else {
		wrapUp.end = writtenAt = 0;
	}
	tick();
});

// Not while somebody writes anew after the call.
addEventListener("input", ({ target }) => {
	if (/** @type {Element} */ (target).closest("form[data-draft]")) writtenAt = performance.now();
	updateHold(!wrapUp);
	showTime();
});
addEventListener("reset", () => {
	setTimeout(() => {
		if (!hasDrafts()) writtenAt = 0;
		updateHold();
	});
});
addEventListener("partload", () => updateHold());
