// A call card that keeps up with its call: README, "In the browser".

import { sayUnsendable, setTarget, start as startActions } from "./actions.js";
import { sendChoices } from "./choices.js";
import { beginAnew, isChanged, updateHold } from "./hold.js";
import { all, fill, find, get, hasTemplates, root, tellPlaces, template, templateFor } from "./page.js";
import { changeSubject, loadParts, partField, pollPart, reloadParts } from "./parts.js";
import { connect, library, placement } from "./portal.js";
import { itemName, shorten, writeDuration } from "./values.js";
import { beginWrapUp, endWrapUp, isOutcomeMissing, planWrapUp } from "./wrap-up.js";

/**
 * `getStatus`, or the options that the page was opened with: portals differ in the types of values. A campaign's call
 * (`CALL_LIST_MODE`) has no `CALL_ID` until the operator dials.
 * @typedef {Record<string, any>} Status
 */

/**
 * PHP writes a list for nothing.
 * @param {unknown} told
 */
const isNothing = (told) => !told || Array.isArray(told);

// The portal.

connect(start, async () => {
	sayUnsendable();
	await hasTemplates;
	if (!root.dataset.live && !find("[data-note]")) get("main").append(template("[data-note]") ?? "");
});

async function start() {
	placement.options = ownOf(placement.options);
	tellTarget(placement.options);
	startActions();
	if (!(await hasTemplates)) return;
	updateHold();
	listen("EntityChanged", (client) => refresh(client));
	listen("CallStateChanged", changeState);
	listen("BeforeClose", endCall);
	refresh();
	setInterval(keepUp, 3000);
	setTimeout(lookForNote, 5000);
	document.addEventListener("visibilitychange", () => isVisible() && refresh());
}

function goLive() {
	if (root.dataset.live) return;
	root.dataset.live = "yes";
	find("[data-note]")?.remove();
	fill("#new-tab", "");
}

/**
 * @param {string} name
 * @param {(...said: any[]) => void} react
 */
const listen = (name, react) => library?.placement.bindEvent(`CallCard::${name}`, react);

/** The last answer counts. */
let turns = 0;
/**
 * When the portal was asked last, as long as it has not answered.
 * @type {number | undefined}
 */
let askedAt;
const longestAnswer = 15_000;
/** After an event, what is older is loaded anew. */
const oldestPart = 5000;

/**
 * Asks the portal how things stand.
 * @param {Status} [client] what an event has told already
 */
function refresh(client) {
	const turn = ++turns;
	if (client && !isNothing(client)) showEvent(client);
	askedAt = performance.now();
	library?.placement.call("getStatus", {}, (/** @type {Status} */ told) => {
		if (turn !== turns) return;
		askedAt = undefined;
		if (isNothing(told)) return;
		goLive();
		const status = ownOf(told);
		placement.options = status;
		showClient(status);
		showLine(status);
		keepAttribute("activityId", Number(status.CRM_ACTIVITY_ID) ? String(status.CRM_ACTIVITY_ID) : "");
		tellTarget(placement.options);
		if (status.CALL_STATE && !isOver) showState(status.CALL_STATE);
		reloadParts(client ? oldestPart : Infinity);
	});
}

const isVisible = () => document.visibilityState === "visible";

/** Portals do not tell of every change. What nobody answers is asked again four times a minute at most. */
function keepUp() {
	const isWaiting = askedAt !== undefined && performance.now() - askedAt < longestAnswer;
	if (!isWaiting && isVisible()) refresh();
}

/** A colleague may write about the call. */
async function lookForNote() {
	if (isVisible() && card.dataset.activityId) await pollPart("note");
	// Cards that have been opened at once do not ask at once.
	setTimeout(lookForNote, 5000 + 2000 * Math.random());
}

/**
 * An event does not tell of all items.
 * @param {Status} client
 */
function showEvent(client) {
	const options = ownOf({ ...placement.options, ...client });
	if (phone(client) !== call.number) {
		delete options.CRM_BINDINGS;
		delete options.CRM_ACTIVITY_ID;
	}
	placement.options = options;
	showClient(options);
}

// The client.

const card = get("main");
/** @param {Status} told */
const phone = (told) => String(told.PHONE_NUMBER || "unknown");

const call = {
	id: card.dataset.callId ?? "",
	number: find("#number bdi")?.textContent ?? get("#number [data-kind]").dataset.kind ?? "",
	items: all("[data-item]").map((line) => line.dataset.item ?? ""),
};

/** @param {Status} told */
const isCampaign = (told) => String(told.CALL_LIST_MODE) === "true";
/** What a campaign has told last, and of that what was there before there was a call with this client. */
let lastTold = { number: "", item: "", id: "", hasBegun: false, formerID: "", formerActivity: 0 };

/**
 * What is so of this call. A campaign tells the id of the call before until the next client is dialled, and its activity
 * until there is one of this call, which is made later.
 * @param {Status} told
 * @returns {Status}
 */
function ownOf(told) {
	if (!isCampaign(told)) return told;
	const { CRM_ACTIVITY_ID, ...own } = told;
	const [number, id, activity] = [phone(told), String(told.CALL_ID ?? ""), Number(CRM_ACTIVITY_ID) || 0];
	let { formerID, formerActivity } = lastTold;
	// Clients of one company may have one number: after a call, another item is another client. Until then, and from
	// none, it only becomes known who it is.
	const item = itemName(told.CRM_ENTITY_TYPE, told.CRM_ENTITY_ID);
	const wasCall = lastTold.hasBegun && told.CALL_STATE === "idle";
	const isOther = item !== "" && lastTold.item !== "" && item !== lastTold.item;
	const isNext = number !== lastTold.number || (wasCall && isOther);
	// Of what was before the page, only a call that goes on is known to be with this client.
	if (isNext) formerID = lastTold.id || (told.CALL_STATE === "idle" ? id : "");
	const isOwn = id !== "" && id !== formerID;
	if (!isOwn || id !== lastTold.id) formerActivity = activity;
	const hasBegun = told.CALL_STATE !== "idle" || (lastTold.hasBegun && !isNext && (id || lastTold.id) === lastTold.id);
	lastTold = { number, item, id: id || lastTold.id, hasBegun, formerID, formerActivity };
	if (!isOwn) return { ...own, CALL_ID: "" };
	return activity && activity !== formerActivity ? told : own;
}

/** @param {Status} told */
function showClient(told) {
	const [id, number, items] = [String(told.CALL_ID ?? ""), phone(told), itemsOf(told)];
	const hasNumber = number === call.number;
	const hasItems = items.join() === call.items.join();
	// A campaign's client is there before the call has an id, and a short call may be over before the id is told.
	const isDialled = !call.id && (phase !== "ended" || (hasBegun && told.CALL_STATE === "idle"));
	if ((id !== call.id && !isDialled) || (!hasNumber && phase === "ended")) beginCall();
	if (!hasNumber) showNumber(number);
	if (!hasItems) showItems(items);
	// There, dialling the same client again is another call, too, and tells nothing new about the client.
	const isSameCall = !id || !call.id || id === call.id || isCampaign(told);
	Object.assign(call, { id, number, items });
	// What is written about the client before is sent first.
	tellTarget();
	if (!hasNumber || !hasItems || !isSameCall) changeSubject();
	keepAttribute("callId", id);
}

/**
 * Tells the forms what they write about.
 * @param {Record<string, unknown>} [options] where they are all of this call
 */
function tellTarget(options) {
	const chosen = partField("customer", "ITEM") ?? "";
	setTarget({ call: call.id, number: call.number, item: call.items[0] ?? chosen, chosen }, options);
}

/**
 * Keeps as an attribute what nobody reads in the card.
 * @param {string} name
 * @param {string} value
 */
function keepAttribute(name, value) {
	if (value) card.dataset[name] = value;
	else delete card.dataset[name];
}

/**
 * The main item first.
 * @param {Status} told
 */
function itemsOf(told) {
	const main = itemName(told.CRM_ENTITY_TYPE, told.CRM_ENTITY_ID);
	const bound = Object.values(told.CRM_BINDINGS ?? {}).map((to) => itemName(to.ENTITY_TYPE, to.ENTITY_ID));
	return [...new Set([main, ...bound])].filter(Boolean);
}

/** @param {string} number */
function showNumber(number) {
	get("#number").replaceChildren(templateFor("kind", number, "number") ?? "");
	fill("#number bdi", number);
}

/** @param {string[]} items */
function showItems(items) {
	const list = items.length ? template("ul") : undefined;
	list?.append(...items.map(itemLine));
	get("#items").replaceChildren(list ?? "");
	find("#crm-heading .count")?.remove();
}

/** @param {string} name */
function itemLine(name) {
	const [, kind = "", number = "", id = ""] = /^(.*?)(\d*):(.*)$/.exec(name) ?? [];
	const line = templateFor("kind", kind + (number && "0"), "");
	if (!line) return "";
	const link = get(".item", line);
	get(".item-id", line).textContent = id;
	get("bdi", line).textContent ||= kind + number;
	const path = link.getAttribute("href")?.replace("/0/", `/${number}/`);
	if (path) link.setAttribute("href", `${card.dataset.portal}${path}${id}/`);
	return line;
}

/**
 * The company's own line: its name, or else its number.
 * @param {Status} told
 */
function showLine({ LINE_NAME, LINE_NUMBER }) {
	const name = LINE_NAME === LINE_NUMBER ? "" : shorten(LINE_NAME, 200);
	const line = template(".line");
	if (!line) return;
	const at = get("bdi", line);
	at.textContent = name || shorten(LINE_NUMBER, 64);
	if (!name) at.dir = "ltr";
	const place = get("#line");
	if (line.textContent !== place.textContent) place.replaceChildren(at.textContent ? line : "");
}

// The state.

const state = get("#state");
const { before } = state.dataset;
let phase = find(".state", state)?.dataset.state;
/**
 * When the conversation began, as far as is known: 0 where it was there before the page.
 * @type {number | undefined}
 */
let since = phase === "connected" ? 0 : undefined;
/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking;
/** `getStatus` may go on calling a call connected that the card is about to close for. */
let isOver = false;
/** A call may have begun without its telephony, and so its phase, being known. */
let hasBegun = false;
let hasTalked = phase === "connected" || phase === "underway";

/** In milliseconds. After a PBX's call, the next one opens no card as long as this one is there. */
const [patience, patienceWithPBX] = [65_000, 20_000];

const isOfPBX = () => call.id.startsWith("externalCall.");

/** As the portal's settings have it for this line, in milliseconds. */
let ownTime = 0;

/** For an outcome that is wanted, where there is no other time, in milliseconds. */
const outcomeTime = 15_000;

/** Only a conversation is wrapped up. */
const wrapUpTime = () => (hasTalked ? ownTime || (isOutcomeMissing() ? outcomeTime : 0) : 0);

function wrapUp() {
	beginWrapUp(wrapUpTime(), isOfPBX() ? patienceWithPBX : patience);
}

function beginCall() {
	since = phase = undefined;
	hasBegun = false;
	isOver = hasTalked = false;
	showState("idle");
}

/**
 * @param {string} said
 * @param {{failedCode?: string}} [more] which most portals leave out
 */
function changeState(said, more) {
	if (said !== "idle") isOver = false;
	hasBegun ||= said === "connecting" || said === "connected";
	// Without an id it is not known whose telephony this is, and so what `connected` means.
	if (call.id || said !== "connected") showState(said, more?.failedCode);
	refresh();
}

function endCall() {
	isOver = true;
	if (phase === "ended") wrapUp();
	else showPhase("ended");
}

/**
 * @param {string} said
 * @param {string} [code] of a failure
 */
function showState(said, code) {
	showPhase(phaseOf(said, code), code);
}

/**
 * `idle` is said before a call and after it, and of a PBX's call nothing but that there is one.
 * @param {string} said
 * @param {string} [code]
 */
function phaseOf(said, code) {
	if (said === "connected" && isOfPBX()) return "underway";
	if (said !== "idle") return said;
	return code || hasBegun || (phase && phase !== before) ? "ended" : (before ?? said);
}

/**
 * @param {string} next
 * @param {string} [code]
 */
function showPhase(next, code) {
	if (next !== phase || code) {
		const badge = templateFor("state", next, "other");
		if (badge) badge.textContent ||= next;
		state.replaceChildren(badge ?? "");
	}
	const failure = code && templateFor("codes", code, "");
	if (failure) {
		if (!failure.dataset.codes) failure.append(` (${code})`);
		state.append(" ", failure);
	}
	if ((phase === "ended" && next !== phase) || next === "underway") since = undefined;
	const former = phase;
	phase = next;
	hasTalked ||= next === "connected" || next === "underway";
	if (next === "ended" && former !== "ended") {
		sendChoices();
		wrapUp();
	}
	if (next !== "ended" && former === "ended") endWrapUp();
	planWrapUp(wrapUpTime() > 0);
	clearInterval(ticking);
	if (phase === "connected") {
		since ??= performance.now();
		ticking = setInterval(showTime, 1000);
		showTime();
	}
	get("#timer").hidden = since === undefined;
}

function showTime() {
	fill("#timer bdi", (since ? "" : "≥ ") + writeDuration(performance.now() - (since ?? 0)));
}

/**
 * Puts what the portal's settings have into a form, unless it is there already: it may have been chosen.
 * @param {string} source
 * @param {string} selector of the form, in which nothing is written
 */
function adopt(source, selector) {
	/** @type {HTMLTemplateElement | null} */
	const own = document.querySelector(source);
	const form = /** @type {HTMLFormElement | null} */ (find(selector));
	const place = form && find(".fields", form);
	if (!own || !place || isChanged(form)) return;
	const next = /** @type {HTMLElement} */ (place.cloneNode());
	next.append(document.importNode(own.content, true));
	for (const button of all("[aria-pressed=true]", place)) {
		find(`[value="${CSS.escape(button.getAttribute("value") ?? "")}"]`, next)?.setAttribute("aria-pressed", "true");
	}
	if (place.isEqualNode(next)) return;
	place.replaceWith(next);
	beginAnew(form);
}

addEventListener("partload", () => {
	// Who it is of several may have been chosen.
	tellTarget();
	ownTime = 1000 * Number(get("#customer").dataset.wrapUp ?? 0) || ownTime;
	planWrapUp(wrapUpTime() > 0);
	adopt("template[data-outcomes]", "[data-action=outcome]");
	adopt("template[data-create]", ".bar [data-action=create]");
});

tellPlaces();
setInterval(() => tellPlaces(), 15_000);
loadParts();
