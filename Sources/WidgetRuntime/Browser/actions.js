// Sends forms that write, each `form[data-action]`: README, "Forms that write".

import {
	Entries, age, begin, end, isFinal, isHopeless, isSameTarget, isTooLong, pause, randomID, resultOf, settlingTime,
} from "./attempts.js";
import { holdWhile, isChanged, updateHold } from "./hold.js";
import { all, find, get, localize, post, settings } from "./page.js";
import { loadPart, openPart, reloadPart, reloadParts } from "./parts.js";
import { callFields, fieldsNow, frame, library, placement, settled } from "./portal.js";
import { writeDeadline } from "./values.js";

/**
 * What became of a request, and the token that it was sent with.
 * @typedef {{result: string, answer?: HTMLElement, token?: string}} Sent
 * @typedef {import("./attempts.js").Entry} Entry
 * @typedef {import("./attempts.js").Target} Target
 */

/** A draft with a shorter `TEXT`, or none, is not sent automatically. */
const shortestText = 3;

export const entries = new Entries(storage());

/** Hears of each form that another page of the application in this browser has written: the origin of its portal. */
export const writes = channel();

function channel() {
	// Where storage is blocked, some browsers have none.
	try {
		return new BroadcastChannel("placard");
	} catch {
		return undefined;
	}
}

function storage() {
	// Where it is blocked, to ask for it fails.
	try {
		return sessionStorage;
	} catch {
		return undefined;
	}
}

// Whose the forms are, and what they write about.

let owner = "";

/** The portal and the user, who has a random name in the portal: no page is told who it is. */
function findOwner() {
	if (owner || !library) return owner;
	let user = library.userOption.get("placard");
	if (typeof user !== "string" || !user) library.userOption.set("placard", (user = randomID()));
	owner = `${frame.origin} ${user}`;
	return owner;
}

/**
 * What is sent along with forms, of a module of its own: what it has for the target, sent or not.
 * @type {{
 *   entries(): Entry[], isOpen(entry: Entry): boolean, takeUp(): void, send(): void, leave(): void
 * }[]}
 */
export const companions = [];

/** @type {Target | undefined} */
let target;
/** @type {Record<string, unknown>} */
let options = {};

const targetNow = () => target ?? { call: placement.code, number: JSON.stringify(placement.options), item: "" };
/** What forms write about now. */
export const subject = () => ({ target: targetNow(), options });

/**
 * Says what forms write about from now on. What is being written about something else is sent there first.
 * @param {Target} next
 * @param {Record<string, unknown>} [told] the placement's options, where they are complete
 */
export function setTarget(next, told) {
	const isSame = target === undefined || isSameTarget(target, next);
	if (!isSame) {
		for (const one of companions) one.leave();
		for (const form of forms()) leave(form);
	}
	target = next;
	if (told ?? !isSame) options = { ...(told ?? placement.options) };
	if (isSame) for (const form of forms()) if (isChanged(form)) keep(form);
}

export const forms = () => /** @type {HTMLFormElement[]} */ (all("form[data-action]"));

// What a form says.

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export function text(form, name) {
	const texts = form.querySelector("template") ?? document.querySelector("form > template");
	return (texts && find(`[data-says="${name}"]`, texts.content)?.textContent) ?? "";
}

/**
 * @param {HTMLFormElement} form
 * @param {(Node | string)[]} content
 */
export function say(form, ...content) {
	find("[role=status]", form)?.replaceChildren(...content);
}

/**
 * Puts a message at its field, or takes the messages back.
 * @param {HTMLFormElement} form
 * @param {string} [name]
 * @param {string} [message]
 */
function markField(form, name, message) {
	for (const at of all("[data-error]", form)) at.textContent = at.dataset.error === name ? (message ?? "") : "";
	// What has no name is not sent, and marked by whoever knows what it is for.
	for (const field of [...form.elements].filter((one) => one.hasAttribute("name"))) {
		const isWrong = message !== undefined && field.getAttribute("name") === name;
		if (isWrong) field.setAttribute("aria-invalid", "true");
		else field.removeAttribute("aria-invalid");
	}
}

/** @param {HTMLFormElement} form */
const fieldsOf = (form) => /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([...form.elements]);

/**
 * While a form is sent, and may have been written, it cannot be changed; it keeps the focus.
 * @param {HTMLFormElement} form
 * @param {boolean} isBusy
 * @param {boolean} isSent
 */
function setBusy(form, isBusy, isSent = isBusy) {
	form.ariaBusy = isBusy ? "true" : null;
	for (const field of fieldsOf(form)) field.readOnly = isSent;
}

/** @param {HTMLFormElement} form */
const isLocked = (form) => !!form.ariaBusy || !!drafts.get(form)?.isSent;

// What is written, before it is sent.

/** @type {WeakMap<HTMLFormElement, Entry>} */
export const drafts = new WeakMap();

/** @param {HTMLFormElement} form */
export function ownFields(form) {
	/** @type {Record<string, string>} */
	const fields = {};
	for (const [name, value] of new FormData(form)) fields[name] = String(value);
	const { item, chosen, number } = targetNow();
	if (fields.ITEM === "") fields.ITEM = chosen || item;
	if (fields.PHONE === "" && /\d/.test(number)) fields.PHONE = number;
	return fields;
}

/**
 * What a form writes, as it is now.
 * @param {HTMLFormElement} form
 */
export function entryOf(form) {
	const { code: place, options: placed } = placement;
	/** @type {Entry} */
	const entry = {
		...(drafts.get(form) ?? { id: randomID(), isSent: false, attempts: 0, firstAt: 0 }),
		action: form.dataset.action ?? "", fields: ownFields(form),
		owner: findOwner(), target: targetNow(), placement: place, options: target ? options : placed,
	};
	drafts.set(form, entry);
	return entry;
}

/**
 * Keeps what is being written in the browser's tab.
 * @param {HTMLFormElement} form
 */
function keep(form) {
	const entry = drafts.get(form);
	if (isLocked(form)) return;
	if (!isChanged(form)) return entry && entries.remove(entry);
	if (!findOwner()) return;
	entries.put(entryOf(form));
	if (!entries.isKept) say(form, text(form, "not-kept"));
}

/** @param {Entry} entry */
const isWorthSending = ({ fields }) => [...(fields.TEXT ?? "").trim()].length >= shortestText;

/**
 * Empties a form. What is written in it is sent to where it belongs.
 * @param {HTMLFormElement} form
 */
function leave(form) {
	const entry = drafts.get(form);
	if (entry && !form.ariaBusy) {
		if (entry.isSent || (isChanged(form) && isWorthSending(entry))) sendLater(entry);
		else entries.remove(entry);
	}
	empty(form);
	mark(form, {});
}

/** @param {HTMLFormElement} form */
function empty(form) {
	drafts.delete(form);
	setBusy(form, false);
	markField(form);
	say(form);
	form.reset();
}

/**
 * Whether a text is too long to be sent, which is said at its field.
 * @param {HTMLFormElement} form
 */
function isLong(form) {
	const field = fieldsOf(form).find(({ value, dataset: { maxCharacters, maxBytes } }) =>
		maxBytes && isTooLong(value, Number(maxCharacters), Number(maxBytes)));
	markField(form, field?.name, field && text(form, "too-long"));
	return !!field;
}

// Sending.

/**
 * What is on its way, is looked for, or waits for another one, by its id: where it goes, and its end.
 * @type {Map<string, {entry: Entry, place: string, end: Promise<void>, isWaiting: boolean}>}
 */
const running = new Map();
/**
 * When this page sent the first attempt, by a clock that is never set.
 * @type {Map<string, number>}
 */
const starts = new Map();
holdWhile(() => running.size > 0);

/** @param {Entry} entry */
function attempt(entry) {
	if (entry.attempts === 0) starts.set(entry.id, performance.now());
	const since = starts.get(entry.id) ?? performance.now();
	const fields = begin(entry, Date.now(), performance.now() - since);
	entries.put(entry);
	return { ...entry.fields, ...fields };
}

/**
 * @param {Entry} entry
 * @param {string} [refused] a token that the portal no longer takes
 * @returns {Promise<Sent>}
 */
async function send(entry, refused) {
	await callFields(refused);
	const call = fieldsNow(refused, { code: entry.placement, options: entry.options });
	if (!call) return { result: refused ? "expired" : "cannot" };
	try {
		const fields = { ...call, ...attempt(entry) };
		const { status, document: found } = await post(fields, { keepalive: true });
		const answer = find(`[data-action="${CSS.escape(entry.action)}"]`, found) ?? undefined;
		const result = resultOf(status, answer?.dataset.result);
		end(entry, result);
		return { result, answer, token: call.AUTH_ID };
	} catch {
		return { result: "unknown" };
	}
}

/** Of two of these about the same, what the portal carries out late takes back the other. */
const ordered = ["note", "outcome", "link", "stage"];

/** @param {Entry} entry */
const placeOf = ({ id, action, target: { call, number, item } }) =>
	ordered.includes(action) ? `${action} ${call || `${number} ${item}`}` : id;

/**
 * Sends what a form has written until it is known what became of it, or the operator has to do something. It waits for
 * what was sent to the same place before, as long as the portal may still work on that.
 * @param {Entry} entry
 * @param {(result: string, answer?: HTMLElement) => void} tell
 */
export async function deliver(entry, tell) {
	if (running.has(entry.id)) return;
	const place = placeOf(entry);
	const earlier = [...running.values()].filter((one) => one.place === place).map((one) => one.end);
	let over = () => {};
	/** @type {Promise<void>} */
	const isOver = new Promise((resolve) => (over = resolve));
	const run = { entry, place, end: isOver, isWaiting: earlier.length > 0 };
	running.set(entry.id, run);
	updateHold();
	try {
		if (run.isWaiting) await Promise.race([Promise.all(earlier), new Promise((done) => setTimeout(done, settlingTime * 1000))]);
		run.isWaiting = false;
		if (!entry.isTakenBack || entry.isSent) await sendUntilKnown(entry, tell);
	} finally {
		running.delete(entry.id);
		over();
		updateHold();
	}
}

/**
 * @param {Entry} entry
 * @param {(result: string, answer?: HTMLElement) => void} tell
 */
async function sendUntilKnown(entry, tell) {
	/** @type {string | undefined} */
	let refused;
	for (let count = 0; ; ) {
		/** @type {Sent} */
		const { result, answer, token } = await send(entry, refused);
		const isRefused = result === "fresh-auth" && refused === undefined;
		refused = isRefused ? token : undefined;
		if (isFinal(result) || (entry.isChoice && isHopeless(result))) entries.remove(entry);
		else if (entry.owner) entries.put(entry);
		if (isRefused) continue;
		count += 1;
		const wait = pause(result, count, age(entry, Date.now()));
		if (wait === undefined) running.delete(entry.id);
		if (isFinal(result)) tellOfWrite();
		tell(result, answer);
		if (wait === undefined) break;
		await pauseFor(wait);
	}
}

/** Tells the page, and other pages of the application in this browser. */
function tellOfWrite() {
	dispatchEvent(new Event("write"));
	tellOthers();
}

function tellOthers() {
	// oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel is of one origin.
	writes?.postMessage(frame.origin);
}

/** @param {number} wait in milliseconds; less where the network comes back meanwhile */
function pauseFor(wait) {
	return new Promise((/** @type {(value?: unknown) => void} */ done) => {
		setTimeout(done, wait);
		addEventListener("online", done, { once: true });
	});
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [button]
 * @param {Record<string, string>} [fields] beside the form's own, where it has not been sent yet
 */
async function submit(form, button, fields) {
	if (form.ariaBusy || isLong(form)) return;
	setBusy(form, true);
	say(form, text(form, "saving"));
	await settled;
	const former = drafts.get(form);
	const entry = former?.isSent ? former : entryOf(form);
	if (entry !== former) {
		Object.assign(entry.fields, fields);
		press(entry, button);
	}
	for (const one of companions) one.send();
	deliverFor(form, entry);
}

/**
 * @param {HTMLFormElement} form
 * @param {Entry} entry
 */
function deliverFor(form, entry) {
	deliver(entry, (result, answer) => {
		// Meanwhile the form may be about somebody else.
		if (drafts.get(form) === entry) show(form, entry, result, answer);
		else tellOfFormer(entry, result, answer);
	});
}

/**
 * Shows in a form what became of it.
 * @param {HTMLFormElement} form
 * @param {Entry} entry
 * @param {string} result
 * @param {HTMLElement} [answer]
 */
function show(form, entry, result, answer) {
	if (answer) localize(answer);
	const content = answer ? [...answer.childNodes] : [text(form, result)];
	if (isFinal(result)) {
		empty(form);
		const isTurned = turn(form);
		fold(form);
		mark(form, entry.fields);
		const time = new Intl.DateTimeFormat(settings.locale, { timeStyle: "short" }).format(Date.now());
		say(form, ...content, ` ${time}`);
		if (!isTurned) update(answer, form).then(() => propose(form));
		return;
	}
	if (result === "duplicates") reloadParts(0);
	setBusy(form, running.has(entry.id), running.has(entry.id) || entry.isSent);
	const fault = answer && find("[data-field]", answer);
	const isAtField = fault && find(`[data-error="${CSS.escape(fault.dataset.field ?? "")}"]`, form);
	markField(form, fault?.dataset.field, isAtField ? (fault.textContent ?? "") : undefined);
	say(form, ...(isAtField ? [] : content), " ", running.has(entry.id) ? text(form, "again") : "");
	// What the server has the page do in the operator's name, who may be elsewhere by now.
	const isHere = document.activeElement === document.body || form.matches(":focus-within");
	if (isHere) find("[data-clicked]", form)?.click();
	form.dispatchEvent(new CustomEvent("answer", { bubbles: true, detail: result }));
}

/**
 * What a button says: its value, and where it has been chosen already that it is not to be.
 * @param {Entry} entry
 * @param {HTMLElement | null} [button]
 */
function press({ fields }, button) {
	if (button instanceof HTMLButtonElement && button.name) fields[button.name] = button.value;
	if (button?.ariaPressed === "true") fields.UNDO = "yes";
	if (fields.DEADLINE) fields.DEADLINE = writeDeadline(fields.DEADLINE);
}

/**
 * Shows which of a form's buttons is chosen.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} fields
 */
function mark(form, fields) {
	for (const button of /** @type {HTMLButtonElement[]} */ (all("[aria-pressed]", form))) {
		const isChosen = !fields.UNDO && fields[button.name] === button.value;
		button.ariaPressed = String(isChosen);
		const opener = isChosen && button.dataset.unfolds && find(`[aria-controls=${button.dataset.unfolds}]`);
		if (opener) unfold(opener, true, false);
	}
}

/**
 * Unfolds what belongs to a button, or folds it.
 * @param {HTMLElement} button
 * @param {boolean} isOpen
 * @param {boolean} isAsked whether the operator goes on there
 */
function unfold(button, isOpen, isAsked = isOpen) {
	const panel = get(`#${button.getAttribute("aria-controls")}`);
	const hadFocus = panel.matches(":focus-within");
	button.ariaExpanded = String(isOpen);
	panel.hidden = !isOpen;
	for (const one of /** @type {HTMLButtonElement[]} */ (all("button[name=DEADLINE]", panel))) {
		one.hidden = Date.parse(writeDeadline(one.value)) < Date.now();
	}
	if (isAsked) get("input:not([type=hidden])", panel).focus();
	else if (hadFocus) button.focus();
}

/**
 * @param {HTMLFormElement} form
 * @returns {boolean} whether it was unfolded
 */
function fold(form) {
	const id = find(".fields", form)?.id;
	const button = id && find(`[aria-controls=${id}][aria-expanded=true]`);
	if (button) unfold(button, false);
	return !!button;
}

/**
 * A button that can undo stays.
 * @param {HTMLFormElement} form
 */
function turn(form) {
	const { undo } = form.dataset;
	if (undo === undefined) return false;
	get("[name=UNDO]", form).toggleAttribute("disabled");
	const label = get("span", form);
	form.dataset.undo = label.textContent ?? "";
	label.textContent = undo;
	return true;
}

/**
 * Loads the parts again that show something else by now, or the part that a form has named, about what was made.
 * @param {HTMLElement} [answer]
 * @param {HTMLFormElement} [form]
 */
async function update(answer, form) {
	const { chooses } = form?.dataset ?? {};
	const { item } = answer?.dataset ?? {};
	if (chooses && item) return loadPart(chooses, { ITEM: item });
	await Promise.all((answer?.dataset.updates?.split(" ") ?? []).filter(Boolean).map(reloadPart));
}

/**
 * Opens the stages with the one that goes with what was chosen.
 * @param {HTMLFormElement} form
 */
function propose(form) {
	const { proposes } = find("[aria-pressed=true][data-proposes]", form)?.dataset ?? {};
	const menu = proposes && find("[data-opens=stages]");
	if (menu) openPart(menu, { STAGE: proposes });
}

/**
 * Sends what no form shows any more.
 * @param {Entry} entry
 */
export function sendLater(entry) {
	deliver(entry, (result, answer) => {
		// There is nothing to save in it, and no form in which that can be changed.
		if (result === "invalid" && entry.fields.TEXT?.trim() === "") entries.remove(entry);
		else tellOfFormer(entry, result, answer);
	});
}

/**
 * Says what became of what was written about a former call, or before the page was loaded.
 * @param {Entry} entry
 * @param {string} result
 * @param {HTMLElement} [answer]
 */
export function tellOfFormer(entry, result, answer) {
	const form = forms().find(({ dataset }) => dataset.action === entry.action);
	if (!form || form.ariaBusy) return;
	const number = document.createElement("bdi");
	number.dir = "ltr";
	number.textContent = /\d/.test(entry.target.number) && target ? entry.target.number : "";
	if (isFinal(result)) {
		say(form, text(form, "former-saved"), " ", number);
		update(answer);
		return;
	}
	const written = document.createElement("pre");
	written.textContent = entry.fields.TEXT ?? "";
	const content = answer ? [...answer.childNodes] : [text(form, result)];
	say(form, text(form, "former-open"), " ", number, " ", ...content, running.has(entry.id) ? "" : written);
}

// What is left from before.

/** @type {WeakSet<HTMLFormElement>} */
const known = new WeakSet();

/** Puts a draft back into a form that is new, and sends again what is not known to be saved. */
async function resume() {
	await settled;
	if (!findOwner()) return;
	for (const one of companions) one.takeUp();
	const isMine = (/** @type {Entry} */ { id }) =>
		[...companions.flatMap((one) => one.entries()), ...forms().map((one) => drafts.get(one))]
			.some((entry) => entry?.id === id);
	const left = entries.of(owner).filter((entry) => !isMine(entry));
	left.sort((one, other) => one.firstAt - other.firstAt);
	for (const entry of left) if (entry.isSent || entry.isChoice) sendLater(entry);
	for (const form of forms().filter((one) => !known.has(one) && one.dataset.draft)) {
		known.add(form);
		for (const entry of left) {
			if (entry.action !== form.dataset.action || entry.isSent || entry.isChoice || isMine(entry)) continue;
			if (isSameTarget(entry.target, targetNow()) && !isChanged(form)) restore(form, entry);
			else if (isWorthSending(entry)) sendLater(entry);
			else entries.remove(entry);
		}
		keep(form);
	}
}

/**
 * @param {HTMLFormElement} form
 * @param {Entry} entry
 */
function restore(form, entry) {
	drafts.set(form, entry);
	for (const field of fieldsOf(form)) {
		const value = entry.fields[field.name];
		if (field.type === "checkbox" || field.type === "radio") {
			/** @type {HTMLInputElement} */ (field).checked = field.value === value;
		} else if (value !== undefined && field.type !== "hidden") {
			field.value = value;
		}
	}
	updateHold();
}

addEventListener("partload", resume);

/** The drafts that are sent automatically. */
const unsaved = () => forms().flatMap((form) => {
	const entry = drafts.get(form);
	const isSendable = entry && !isLocked(form) && isChanged(form) && isWorthSending(entry) && !isLong(form);
	return isSendable ? [{ form, entry }] : [];
});

/** Sends what waits for another one, since the page goes. */
function sendWaiting() {
	for (const run of running.values()) {
		if (!run.isWaiting || (run.entry.isTakenBack && !run.entry.isSent)) continue;
		run.isWaiting = false;
		sendLast(run.entry);
	}
}

addEventListener("pagehide", () => {
	sendWaiting();
	for (const one of companions) for (const entry of one.entries()) if (one.isOpen(entry)) sendLast(entry);
	for (const { entry } of unsaved()) {
		entry.fields.UNFINISHED = "yes";
		sendLast(entry);
	}
});

// Firefox may end the process of a tab that is closed before it has sent what `pagehide` asks for, also with
// `keepalive`, but waits for this event. Where the page then stays, since the portal asks, the form goes on as if it had
// been saved.
if (navigator.userAgent.includes("Firefox/")) {
	addEventListener("beforeunload", () => {
		sendWaiting();
		for (const { form, entry } of unsaved()) {
			entry.fields.UNFINISHED = "yes";
			setBusy(form, true);
			deliverFor(form, entry);
		}
	});
}

/** Sends what is unsaved, before a card closes. What is too little to be sent is dropped. */
export function sendUnfinished() {
	for (const form of forms()) {
		const entry = drafts.get(form);
		if (!form.dataset.draft || !isChanged(form) || form.ariaBusy || isLong(form)) continue;
		if (!entry || !isWorthSending(entry)) {
			leave(form);
			continue;
		}
		submit(form, null, { UNFINISHED: "yes" });
	}
}

/** @param {Entry} entry */
function sendLast(entry) {
	const call = fieldsNow(undefined, { code: entry.placement, options: entry.options });
	if (!call) return;
	post({ ...call, ...attempt(entry) }, { keepalive: true }).catch(() => {});
	tellOthers();
}

/** Says in forms with drafts that nothing can be sent. */
export function sayUnsendable() {
	for (const form of forms()) if (!library && form.dataset.draft) say(form, text(form, "cannot"));
}

/** The portal has answered. */
export function start() {
	for (const form of forms()) say(form);
	resume();
}

/** @param {Event} event */
function formOf({ target: at }) {
	const form = /** @type {Element} */ (at).closest("form");
	return form?.dataset.action ? form : undefined;
}

addEventListener("input", (event) => {
	const form = formOf(event);
	if (!form || isLocked(form)) return;
	isLong(form);
	keep(form);
});
addEventListener("reset", (event) => {
	const form = formOf(event);
	if (form) setTimeout(keep, 0, form);
});
addEventListener("submit", (event) => {
	const form = formOf(event);
	if (!form) return;
	event.preventDefault();
	submit(form, /** @type {SubmitEvent} */ (event).submitter);
});
addEventListener("click", ({ target: at }) => {
	const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (at).closest("[aria-controls]"));
	if (button) unfold(button, button.ariaExpanded !== "true");
});
addEventListener("keydown", (event) => {
	const form = formOf(event);
	const at = document.activeElement;
	if (!form || !(at instanceof HTMLElement)) return;
	// In a line of text, a button may mean something else than what is written.
	if (event.key === "Enter" && (event.ctrlKey || event.metaKey || at instanceof HTMLInputElement)) {
		event.preventDefault();
		form.requestSubmit();
	}
	if (event.key === "Escape" && !fold(form)) at.blur();
});

for (const form of forms()) isChanged(form);
