// The time after a call, until its card closes.

import { sendUnfinished } from "./actions.js";
import { hasDrafts, holdWhile, isHeld, renewHold, setCallOver, updateHold } from "./hold.js";
import { all, fill, find, get, template } from "./page.js";
import { writeDuration } from "./values.js";

/** What the operator may add, once, in milliseconds. */
const extension = 120_000;
/** So long before the card closes, that is said once more. */
const lastNotice = 20_000;

/** Whether there will be time to wrap up: a card that is not held is gone with its call. */
let isPlanned = false;

/** Whether an outcome is asked for, and none is chosen. */
export const isOutcomeMissing = () =>
	!!find("#customer[data-wants-outcome]") && !find("[data-action=outcome] [aria-pressed=true]");

/** @param {boolean} isIt */
export function planWrapUp(isIt) {
	isPlanned = isIt;
	updateHold();
}

/**
 * From when the call has ended: until when the card stays, and how long it stays after a key while something is unsaved.
 * @type {{end: number, patience: number, isExtended: boolean, hasNotice: boolean, isOver: boolean} | undefined}
 */
let wrapUp;
/** When something was written last, which is unsaved. */
let writtenAt = 0;
/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking;
holdWhile(() => (wrapUp ? remaining() > 0 : isPlanned));

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
		wrapUp = { end: now + time, patience, isExtended: false, hasNotice: false, isOver: false };
		writtenAt = hasDrafts() ? now : 0;
		ticking = setInterval(tick, 1000);
	}
	setCallOver(true);
	renewHold();
	showTime();
}

/** There is another call. */
export function endWrapUp() {
	clearInterval(ticking);
	wrapUp = undefined;
	setCallOver(false);
	showTime();
}

function tick() {
	if (wrapUp && remaining() <= 0) {
		// Once: what cannot be saved holds the card, and is not sent again before something is done about it.
		if (!wrapUp.isOver) sendUnfinished();
		wrapUp.isOver = true;
		writtenAt = 0;
		updateHold();
	}
	showTime();
}

/** Says when the card closes. A screen reader hears it at first and once more. */
function showTime() {
	const time = remaining();
	const isNew = !find("#closing");
	if (!wrapUp || !isHeld() || time <= 0) {
		find("#closing")?.remove();
		return;
	}
	if (isNew) get(".strip").append(template("#closing") ?? "");
	const place = find("#closing");
	if (!place) return;
	if (isNew) notify(time);
	fill("#closing [role=timer]", phrase(time));
	get("[data-wanted]", place).hidden = !isOutcomeMissing();
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
const notify = (time) => fill("#arrival", phrase(time));

addEventListener("click", ({ target }) => {
	const button = /** @type {Element} */ (target).closest("#closing button");
	if (!wrapUp || !(button instanceof HTMLElement)) return;
	wrapUp.isOver = false;
	if (button.dataset.extends) {
		wrapUp.end = performance.now() + Math.max(0, remaining()) + extension;
		wrapUp.isExtended = true;
	} else {
		wrapUp.end = writtenAt = 0;
	}
	tick();
});

addEventListener("input", ({ target }) => {
	if (/** @type {Element} */ (target).closest("form[data-draft]")) writtenAt = performance.now();
	if (wrapUp) wrapUp.isOver = false;
	showTime();
});
addEventListener("reset", () => {
	setTimeout(() => {
		if (!hasDrafts()) writtenAt = 0;
		updateHold();
	});
});
