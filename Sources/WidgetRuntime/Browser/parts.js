// Loads the parts of a page: each element with `data-part`, by its name.

import { all, fill, find, hasTemplates, localize, post, template } from "./page.js";
import { callFields, canRenew, fieldsNow, openingToken, settled, token } from "./portal.js";

/** In milliseconds. */
const patience = 15_000;

/**
 * What a part has been asked for last, with which of its own fields and which token.
 * @typedef {{subject: number, at: number, stop: AbortController, fields: Record<string, string>, token?: string}} Load
 */

/** @type {Map<string, Load>} */
const loads = new Map();
/** Counts what the page has been about. */
let subject = 0;
/**
 * What had the focus in a part that is empty now.
 * @type {Element | null}
 */
let lostFocus = null;

/**
 * Where a part is: of several places, the one beside the button that has opened it.
 * @param {string} name
 * @param {ParentNode} [root]
 */
const place = (name, root) => {
	const at = `[data-part="${CSS.escape(name)}"]`;
	return find(`[data-opens="${CSS.escape(name)}"][aria-expanded=true] ~ ${at}`, root) ?? find(at, root);
};

/**
 * The button that opens a part, or the form that asks for it.
 * @param {string} name
 */
const opener = (name) => find(`:is([data-opens="${CSS.escape(name)}"], [data-asks="${CSS.escape(name)}"])`);

/** Loads every part of the page. */
export function loadParts() {
	for (const { dataset } of all("[data-part]")) loadPart(dataset.part ?? "");
}

/** The page is about something else: answers on their way are dropped. */
export function changeSubject() {
	subject += 1;
	for (const part of all("[data-part]")) {
		if (part.matches(":focus-within")) lostFocus = document.activeElement;
		part.replaceChildren();
	}
}

/**
 * The fields without where a part that answers in steps has come to.
 * @param {Load} load
 */
function anew({ fields: { NEXT: _next, ...fields } }) {
	return fields;
}

/**
 * Loads the parts again that show something else than the page is about, or are too old.
 * @param {number} [age] in milliseconds
 */
export function reloadParts(age = Infinity) {
	for (const [name, load] of loads) {
		const isOld = load.subject !== subject || Date.now() - load.at > age;
		// What the operator has asked for is not asked for by anything else.
		if (isOld && !opener(name)) loadPart(name, anew(load), "");
	}
}

/**
 * Loads the parts again that are too old. What is shown stays where there is nothing better.
 * @param {number} age in milliseconds
 */
export function refreshParts(age) {
	for (const [name, load] of loads) {
		if (Date.now() - load.at > age && !opener(name)) loadPart(name, anew(load), "", true);
	}
}

/**
 * Loads a part as it was asked for last.
 * @param {string} name
 */
export async function reloadPart(name) {
	const load = loads.get(name);
	if (place(name)) await loadPart(name, load && anew(load), "");
}

/**
 * Loads the part that a button opens, with its value as one of the part's own fields.
 * @param {HTMLElement} button
 * @param {Record<string, string>} [fields] further ones
 */
export function openPart(button, fields) {
	const { opens = "" } = button.dataset;
	const last = place(opens);
	for (const one of all(`[data-opens="${CSS.escape(opens)}"]`)) one.ariaExpanded = String(one === button);
	if (last !== place(opens)) last?.replaceWith(emptyPlace(opens));
	loadPart(opens, { ...fieldOf(button), ...fields });
}

/** @param {string} name */
function emptyPlace(name) {
	const at = document.createElement("div");
	at.dataset.part = name;
	return at;
}

/** @param {HTMLElement} button that has opened a part */
function closePart(button) {
	const { opens = "" } = button.dataset;
	const at = place(opens);
	button.ariaExpanded = "false";
	loads.get(opens)?.stop.abort();
	loads.delete(opens);
	if (!at) return;
	for (const inner of all("[data-opens][aria-expanded=true]", at)) closePart(inner);
	at.ariaBusy = null;
	at.replaceChildren();
}

/**
 * The button of a newer part that opens what one of the older part has opened. Of a menu, what it says has changed where
 * what it opens has.
 * @param {HTMLElement} button
 * @param {HTMLElement} found
 */
const sameOpener = (button, found) => all(`[data-opens="${CSS.escape(button.dataset.opens ?? "")}"]`, found).find((other) =>
	other.getAttribute("value") === button.getAttribute("value") &&
	(!button.matches(".menu") || other.textContent === button.textContent));

/**
 * What has been opened in a part and what opens it still in a newer one: it is taken there.
 * @param {HTMLElement} old
 * @param {HTMLElement} found
 * @returns {string[]} the names of the parts
 */
function takeOpened(old, found) {
	for (const button of all("[data-opens][aria-expanded=true]", old)) {
		const same = sameOpener(button, found);
		if (same) same.ariaExpanded = "true";
	}
	const names = new Set(all("[data-part]", old).map(({ dataset }) => dataset.part ?? ""));
	return [...names].flatMap((name) => {
		const [one, to] = [place(name, old), place(name, found)];
		if (!one || !to || loads.get(name)?.subject !== subject) return [];
		const opened = `[data-opens="${CSS.escape(name)}"][aria-expanded=true]`;
		if (find(opened, old) ? !find(opened, found) : !one.textContent) return [];
		if (one.textContent) to.replaceWith(one);
		return [name];
	});
}

/** @param {HTMLElement} button */
function fieldOf(button) {
	return button instanceof HTMLButtonElement && button.value ? { [button.name || "ITEM"]: button.value } : undefined;
}

/** In milliseconds. */
const pollPatience = 5000;

/**
 * Asks for a part that others may change, without a word where it cannot be had, and without a new token for it.
 * @param {string} name
 */
export async function pollPart(name) {
	const load = { subject, at: Date.now(), stop: new AbortController(), fields: {} };
	setTimeout(() => load.stop.abort(), pollPatience);
	const found = await ask(name, load, fieldsNow());
	const old = place(name);
	if (!found || found.dataset.state || !old || load.subject !== subject) return;
	if (found.textContent !== old.textContent) show(found, old);
}

/**
 * A field that a part was asked with, as long as the page is about the same.
 * @param {string} name of the part
 * @param {string} field
 */
export function partField(name, field) {
	const load = loads.get(name);
	return load?.subject === subject ? load.fields[field] : undefined;
}

/**
 * Loads a part.
 * @param {string} name
 * @param {Record<string, string>} fields the part's own, which are dropped with what the page is about
 * @param {string} [ticket] for an answer that is on its way already
 * @param {boolean} isKept whether what is shown stays where there is no answer
 */
export async function loadPart(name, fields = {}, ticket = place(name)?.dataset.ticket, isKept = false) {
	const last = loads.get(name);
	last?.stop.abort();
	/** @type {Load} */
	const load = {
		subject, at: Date.now(), stop: new AbortController(),
		fields: !last || last.subject === subject ? fields : {},
	};
	loads.set(name, load);
	const old = place(name);
	if (!old || old.hidden) return;
	setTimeout(() => load.stop.abort(), patience);
	old.ariaBusy = "true";
	const found = await answer(name, load, ticket);
	const isWanted = () => loads.get(name) === load && load.subject === subject && old.isConnected;
	// What is being sent from it is not offered a second time, unless the operator has asked for somebody else.
	if (JSON.stringify(last?.fields) === JSON.stringify(load.fields)) {
		while (isWanted() && find("form[aria-busy]", old)) await new Promise((done) => setTimeout(done, 250));
	}
	if (!isWanted()) return;
	old.ariaBusy = null;
	const isWorse = isKept && !old.dataset.state && !!found?.dataset.state;
	if (!found) return;
	if (!isWorse) show(found, old);
	if (found.dataset.state === "loading") goOn(name, load, found.dataset, isKept);
}

/** In milliseconds: what else the page asks goes first. */
const shortestWait = 100;

/**
 * Asks a part that answers in steps for the next one, as long as it is wanted.
 * @param {string} name
 * @param {Load} load
 * @param {DOMStringMap} step
 * @param {boolean} isKept whether what is shown stays until all of it is there
 */
async function goOn(name, load, { next = "", wait = "0" }, isKept) {
	await new Promise((done) => setTimeout(done, Math.max(shortestWait, 1000 * Number(wait))));
	if (loads.get(name) === load && load.subject === subject) loadPart(name, { ...load.fields, NEXT: next }, "", isKept);
}

/**
 * @param {string} name
 * @param {Load} load
 * @param {string} [ticket]
 */
async function answer(name, load, ticket) {
	let found = ticket ? await ask(name, load, { TICKET: ticket }) : undefined;
	const wants = (/** @type {string} */ state) => found?.dataset.state === state;
	if (!ticket || wants("ask-again")) found = await ask(name, load, await callFields());
	if (wants("fresh-auth")) {
		await settled;
		const fresh = await callFields(load.token ?? openingToken);
		if (fresh) found = await ask(name, load, fresh);
	}
	if (found?.textContent || found?.hidden) return found;
	const isExpired = !canRenew && (wants("fresh-auth") || !token());
	await hasTemplates;
	const message = template(`[data-part][data-state=${isExpired ? "fresh-auth" : "failed"}]`);
	if (message) message.dataset.part = name;
	return message;
}

/**
 * @param {string} name
 * @param {Load} load
 * @param {Record<string, string>} [fields] without them, nothing is asked
 */
async function ask(name, load, fields) {
	if (!fields) return undefined;
	load.token = fields.AUTH_ID;
	try {
		const answered = await post({ VIEW: name, ...fields, ...load.fields }, { signal: load.stop.signal });
		return find(`[data-part="${CSS.escape(name)}"]`, answered.document) ?? undefined;
	} catch {
		return undefined;
	}
}

/**
 * @param {HTMLElement} found
 * @param {HTMLElement} old
 */
function show(found, old) {
	localize(found);
	if (old.id) found.id = old.id;
	found.tabIndex = -1;
	const active = document.activeElement;
	const focused = old.matches(":focus-within") ? active : active === document.body ? lostFocus : null;
	const isOpened = active instanceof HTMLElement && active.dataset.opens === found.dataset.part;
	lostFocus = null;
	const like = (/** @type {Element} */ one) =>
		all(one.tagName, found).find((other) => other.isEqualNode(one));
	// What the operator has unfolded, checked or looked for stays so, and what has the focus has it also where it is new.
	for (const summary of all("details > summary", old)) {
		like(summary)?.parentElement?.toggleAttribute("open", summary.matches("[open] > summary"));
	}
	for (const box of all(":checked", old)) like(box)?.toggleAttribute("checked", true);
	for (const field of /** @type {HTMLInputElement[]} */ (all("[type=search]", old))) {
		Object.assign(like(field) ?? {}, { value: field.value });
	}
	const opened = takeOpened(old, found);
	old.replaceWith(found);
	fill("#arrival", found.ariaLabel ?? found.textContent ?? "");
	if (focused) (like(focused) ?? found).focus();
	else if (isOpened) find("[type=search], [data-focus]", found)?.focus();
	dispatchEvent(new Event("partload"));
	for (const name of opened) reloadPart(name);
}

// Whoever comes back from an item's own page may have changed it there.
addEventListener("comeback", () => reloadParts(0));

// A button that asks anew, for the part that it is in or the one that it names, with its value as one of the part's own
// fields; one that opens a part, and closes it.
addEventListener("click", ({ target }) => {
	const button = /** @type {Element} */ (target).closest("button");
	const part = button?.closest("[data-part]");
	if (!button || !(part instanceof HTMLElement)) return;
	const { opens, retry } = button.dataset;
	if (retry) loadPart(retry === "yes" ? (part.dataset.part ?? "") : retry, fieldOf(button));
	if (!opens) return;
	if (button.ariaExpanded === "true") closePart(button);
	else openPart(button);
});

// A form that asks for a part, with its own fields and its button; several of one name in one field, with commas.
addEventListener("submit", (event) => {
	const form = /** @type {HTMLFormElement} */ (event.target);
	const { asks } = form.dataset;
	if (!asks) return;
	event.preventDefault();
	/** @type {Record<string, string>} */
	const fields = {};
	for (const [name, value] of new FormData(form)) {
		fields[name] = fields[name] ? `${fields[name]},${value}` : String(value);
	}
	const { submitter } = event;
	if (submitter instanceof HTMLButtonElement && submitter.name) fields[submitter.name] = submitter.value;
	loadPart(asks, fields);
});
