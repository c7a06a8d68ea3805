// README, "In the browser", tells what this is.

/**
 * `getStatus`, or the options that the page was opened with.
 * @typedef {Object} Status
 * @property {string} [CALL_ID] empty in a campaign until the operator dials
 * @property {string} [PHONE_NUMBER] or `hidden`
 * @property {string} [LINE_NUMBER]
 * @property {string} [LINE_NAME]
 * @property {string} [CRM_ENTITY_TYPE] of the main item
 * @property {number | string} [CRM_ENTITY_ID]
 * @property {{ENTITY_TYPE: string, ENTITY_ID: number | string}[]} [CRM_BINDINGS] all items
 * @property {number | string} [CRM_ACTIVITY_ID]
 * @property {"idle" | "connecting" | "connected" | string} [CALL_STATE]
 * @property {boolean | string} [CALL_LIST_MODE] whether the call belongs to a campaign
 */

const root = document.documentElement;
const $ = (selector, at = document) => at.querySelector(selector);
const $$ = (selector, at = document) => [...at.querySelectorAll(selector)];
// What is the same stays: somebody may have selected it.
const fill = (selector, text) => $$(selector).forEach((at) => at.textContent === text || (at.textContent = text));
const file = $("[data-parts]").dataset;
const parse = async (answer) => new DOMParser().parseFromString(await (await answer).text(), "text/html");
let parts;
// Without them, and where a server says that there are none, the page stays as it is.
const hasParts = parse(fetch(file.parts)).then((found) => $("[data-note]", found) && (parts = found), () => {});
const part = (selector) => parts && $(selector, parts)?.cloneNode(true);
const partOf = (name, value, other) =>
	part(`[data-${name}~="${CSS.escape(value)}"]`) ?? part(`[data-${name}="${other}"]`);

// The portal.

const [DOMAIN, PROTOCOL, APP_SID] = window.name.split("|");
let bx; // The library, once it is answered.
let settle;
const settled = new Promise((resolve) => (settle = resolve));

async function giveUp() {
	settle();
	await hasParts;
	if (!root.dataset.live && !$("[data-note]")) $("main").append(part("[data-note]") ?? "");
}

function goLive() {
	if (root.dataset.live) return;
	root.dataset.live = "yes";
	$("[data-note]")?.remove();
	fill("#new-tab", "");
}

// The portal hides the frame until `load`.
addEventListener("load", () => {
	if (window === parent || !APP_SID) return giveUp();
	setTimeout(giveUp, 5000);
	const script = document.createElement("script");
	const onload = () => window.BX24?.init(connect);
	document.head.append(Object.assign(script, { src: file.library, onerror: giveUp, onload }));
});

async function connect() {
	await hasParts;
	bx = BX24;
	call.options = unescapeTexts(bx.placement.info().options);
	openingToken = bx.getAuth()?.access_token;
	settle();
	if (!parts) return;
	holdCard();
	listen("EntityChanged", (client) => refresh(client));
	listen("CallStateChanged", changeState);
	listen("BeforeClose", endCall);
	refresh();
	setInterval(keepUp, 3000);
	document.addEventListener("visibilitychange", () => isVisible() && refresh());
}

const listen = (name, react) => bx.placement.bindEvent(`CallCard::${name}`, react);

/** What the portal's library tells of the options has been escaped for HTML twice; see `PlacementOptions.unescaped`. */
function unescapeTexts(options) {
	const isText = ([, value]) => typeof value === "string";
	const texts = Object.entries(options ?? {}).filter(isText);
	return { ...options, ...Object.fromEntries(texts.map(([key, text]) => [key, unescapeText(unescapeText(text))])) };
}

/** Undone once; a text that the portal's escaping cannot have made stays as it is. */
function unescapeText(text) {
	const characters = { "&lt;": "<", "&gt;": ">", "&quot;": '"' };
	let isEscaped = true;
	const original = text.replace(/&(amp;)?(?:amp|lt|gt|quot|#34|#x22|#39|#x27);|[<>"]/g, (found, isEntity) => {
		const character = isEntity ? found.replace("amp;", "") : characters[found];
		isEscaped &&= character !== undefined;
		return character;
	});
	return isEscaped ? original : text;
}

let turns = 0; // The last answer counts.
/** When the portal was asked last, as long as it has not answered. */
let askedAt;
const longestAnswer = 15000;

/**
 * Asks the portal how things stand.
 * @param {Status} [client] what an event has told already
 */
function refresh(client) {
	const turn = ++turns;
	// PHP writes a list for nothing.
	if (client && !Array.isArray(client)) showEvent(client);
	askedAt = performance.now();
	bx.placement.call("getStatus", {}, (status) => {
		if (turn !== turns) return;
		askedAt = undefined;
		if (!status || Array.isArray(status)) return;
		goLive();
		call.options = status;
		showClient(status);
		showLine(status);
		showActivity(status);
		if (status.CALL_STATE && !isOver) showState(status.CALL_STATE);
		if (call.client !== asked.client || (client && Date.now() - asked.at > 5000)) ask(asked.ITEM, "");
	});
}

const isVisible = () => document.visibilityState === "visible";

/** Portals do not tell of every change. A question that nobody answers is asked again four times a minute at most. */
function keepUp() {
	const isWaiting = askedAt !== undefined && performance.now() - askedAt < longestAnswer;
	if (!isWaiting && isVisible()) refresh();
}

/** An event does not tell of all items. */
function showEvent(client) {
	call.options = { ...call.options, ...client };
	if (phone(client) !== call.number) delete call.options.CRM_BINDINGS;
	showClient(call.options);
}

// The client.

const { portal } = $("main").dataset;
const item = (type, id) => (type && +id ? `${type}:${id}` : "");
const phone = (told) => String(told.PHONE_NUMBER || "unknown");

const call = {
	id: $("[data-detail=call]")?.textContent ?? "",
	number: $("#number bdi")?.textContent ?? $("#number [data-kind]").dataset.kind,
	items: $$("[data-item]").map((line) => line.dataset.item),
	/** Counts the clients that there have been on the card. */
	client: 0,
	/** The last status. */
	options: {},
};

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
	const isCampaign = String(told.CALL_LIST_MODE) === "true";
	const isSameCall = !id || !call.id || id === call.id || isCampaign;
	if (!hasNumber || !hasItems || !isSameCall) {
		call.client += 1;
		$("#customer").replaceChildren();
	}
	Object.assign(call, { id, number, items });
	showDetail("call", id);
}

/** A row of the details, which is hidden while there is nothing in it. */
function showDetail(name, text) {
	fill(`[data-detail=${name}]`, text);
	const row = $(`[data-detail=${name}]`)?.closest("div");
	if (!row) return;
	row.hidden = !text;
	const details = row.closest("details");
	details.hidden = $$("dl > div", details).every((one) => one.hidden);
}

/** The main item first. */
function itemsOf(told) {
	const main = item(told.CRM_ENTITY_TYPE, told.CRM_ENTITY_ID);
	const bound = Object.values(told.CRM_BINDINGS ?? {}).map((to) => item(to.ENTITY_TYPE, to.ENTITY_ID));
	return [...new Set([main, ...bound])].filter(Boolean);
}

function showNumber(number) {
	$("#number").replaceChildren(partOf("kind", number, "number"));
	fill("#number bdi", number);
}

function showItems(items) {
	const list = part("ul");
	list.append(...items.map(itemLine));
	$("#items").replaceChildren(items.length ? list : part(".no-items"));
	$("#crm-heading .count")?.remove();
}

function itemLine(name) {
	const [, kind, number, id] = /^(.*?)(\d*):(.*)$/.exec(name);
	const line = partOf("kind", kind + (number && 0), "");
	const link = $(".item", line);
	$(".item-id", line).textContent = id;
	$("bdi", line).textContent ||= kind + number;
	const path = link.getAttribute("href")?.replace("/0/", `/${number}/`);
	if (path) link.href = `${portal}${path}${id}/`;
	return line;
}

/** The company's own line: its name, and its number unless that is the name. */
function showLine({ LINE_NAME, LINE_NUMBER }) {
	const number = shorten(LINE_NUMBER, 64);
	const name = LINE_NAME === LINE_NUMBER ? "" : shorten(LINE_NAME, 200);
	const line = part(".line");
	const [nameAt, numberAt] = $$("bdi", line);
	nameAt.textContent = name;
	numberAt.textContent = number;
	for (const at of [nameAt, numberAt]) if (!at.textContent) at.remove();
	if (!name || !number) $(".dot", line).remove();
	if (line.textContent !== $("#line").textContent) $("#line").replaceChildren(...(name || number ? [line] : []));
}

function shorten(text, length) {
	const characters = [...String(text ?? "")];
	return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : characters.join("");
}

/** The activity that the card had before this call: a campaign tells it until there is one of this call. */
let formerActivity = 0;
let lastActivity = { id: call.id, number: call.number, activity: 0 };

/** @param {Status} status */
function showActivity({ CALL_LIST_MODE, CRM_ACTIVITY_ID }) {
	const activity = +CRM_ACTIVITY_ID || 0;
	const { id, number } = call;
	if (id !== lastActivity.id || number !== lastActivity.number) formerActivity = lastActivity.activity;
	lastActivity = { id, number, activity };
	const isFormer = String(CALL_LIST_MODE) === "true" && (!call.id || activity === formerActivity);
	if (isFormer) delete call.options.CRM_ACTIVITY_ID;
	showDetail("activity", isFormer || !activity ? "" : String(activity));
}

// The state.

const state = $("#state");
let phase = $(".state", state)?.dataset.state;
// 0 where the conversation was there before the page.
let since = phase === "connected" ? 0 : undefined;
let ticking;
// `getStatus` may go on calling a call connected that the card is about to close for.
let isOver = false;
// A call may have begun without its telephony, and so its phase, being known.
let hasBegun = false;

function beginCall() {
	since = phase = undefined;
	isOver = hasBegun = false;
	showState("idle");
}

/** Most portals leave out `more`, with the code of a failure. */
function changeState(said, more) {
	if (said !== "idle") isOver = false;
	hasBegun ||= said === "connecting" || said === "connected";
	// Without an id it is not known whose telephony this is, and so what `connected` means.
	if (call.id || said !== "connected") showState(said, more?.failedCode);
	refresh();
}

function endCall() {
	isOver = true;
	showPhase("ended");
	rehold();
}

function showState(said, code) {
	showPhase(phaseOf(said, code), code);
}

/** `idle` is said before a call and after it, and of a PBX's call nothing but that there is one. */
function phaseOf(said, code) {
	if (said === "connected" && call.id.startsWith("externalCall.")) return "underway";
	if (said !== "idle") return said;
	const { before } = state.dataset;
	return code || hasBegun || (phase && phase !== before) ? "ended" : before;
}

function showPhase(next, code) {
	if (next !== phase || code) {
		const badge = partOf("state", next, "other");
		badge.textContent ||= next;
		state.replaceChildren(badge);
	}
	if (code) {
		const failure = partOf("codes", code, "");
		if (!failure.dataset.codes) failure.append(` (${code})`);
		state.append(" ", failure);
	}
	if ((phase === "ended" && next !== phase) || next === "underway") since = undefined;
	phase = next;
	clearInterval(ticking);
	if (phase === "connected") {
		since ??= performance.now();
		ticking = setInterval(showTime, 1000);
		showTime();
	}
	$("#timer").hidden = since === undefined;
}

function showTime() {
	const time = new Date(performance.now() - since).toISOString();
	fill("#timer bdi", (since ? "" : "≥ ") + time.slice(11, 19).replace(/^00:0?/, ""));
}

// The customer.

let asked;

async function ask(ITEM, TICKET = $("#customer").dataset.ticket) {
	asked?.stop.abort();
	const stop = new AbortController();
	const { client } = call;
	const mine = { client, at: Date.now(), stop, ITEM: client === asked?.client && ITEM };
	asked = mine;
	const place = $("#customer");
	if (place.hidden) return;
	setTimeout(() => stop.abort(), 15000);
	place.ariaBusy = "true";
	let found = TICKET && (await load(mine, { TICKET }));
	const wants = (what) => found?.dataset.state === what;
	if (!TICKET || wants("ask-again")) found = await load(mine, await fields());
	if (wants("fresh-auth")) {
		await settled;
		const fresh = await fields(mine.token ?? openingToken);
		if (fresh) found = await load(mine, fresh);
	}
	const isExpired = !canRenew && (wants("fresh-auth") || !bx.getAuth());
	if (!found?.textContent) found = (await hasParts, part(`[data-state=${isExpired ? "fresh-auth" : "failed"}]`));
	if (asked !== mine || client !== call.client) return;
	place.ariaBusy = null;
	if (!found) return;
	localize(found);
	found.tabIndex = -1;
	const hadFocus = place.matches(":focus-within");
	place.replaceWith(found);
	fill("#arrival", found.ariaLabel ?? found.textContent);
	if (hadFocus) found.focus();
	holdCard();
}

async function load(mine, fields) {
	if (!fields) return;
	const { stop, ITEM } = mine;
	mine.token = fields.AUTH_ID;
	try {
		const body = new URLSearchParams({ VIEW: "customer", ...fields, ...(ITEM && { ITEM }) });
		return $("#customer", await parse(fetch(location, { method: "POST", body, signal: stop.signal })));
	} catch {}
}

let openingToken;

/**
 * What the server is asked with where there is no ticket; nothing without a token.
 * @param {string} [refused] a token that the portal no longer takes
 */
async function fields(refused) {
	await settled;
	if (bx && [undefined, refused].includes(bx.getAuth()?.access_token)) await renew();
	const { access_token: AUTH_ID, member_id } = bx?.getAuth() || {};
	const card = { PLACEMENT: "CALL_CARD", PLACEMENT_OPTIONS: JSON.stringify(call.options) };
	return AUTH_ID && AUTH_ID !== refused && { DOMAIN, PROTOCOL, LANG: bx.getLang(), member_id, AUTH_ID, ...card };
}

/**
 * Where a portal cannot renew a token, it shows an alert over the operator's whole page, and does not answer: it is not
 * asked again on this card.
 */
let canRenew = true;
let renewal;

function renew() {
	if (!canRenew) return;
	renewal ??= new Promise((done) => {
		setTimeout(done, 5000, false);
		bx.refreshAuth((auth) => done(!!auth));
	}).then((isRenewed) => {
		canRenew = isRenewed;
		renewal = undefined;
	});
	return renewal;
}

const write = (kind, options, value) => new Intl[kind](file.locale, options).format(value);

function writeTime(text) {
	const { days, dateStyle } = file;
	const date = (options) => write("DateTimeFormat", options, new Date(text));
	if (!text.includes("T")) return date({ dateStyle, timeZone: "UTC" });
	const midnight = (time) => new Date(time).setHours(0, 0, 0, 0);
	const day = Math.round((midnight(text) - midnight(Date.now())) / 864e5);
	const time = { timeStyle: "short" };
	const name = days.split("|")[day + 1];
	return name ? `${name} ${date(time)}` : date({ dateStyle, ...time });
}

function localize(within) {
	for (const at of $$("time, [data-currency]", within)) {
		const { currency } = at.dataset;
		const style = currency && "currency";
		try {
			at.textContent = style ? write("NumberFormat", { style, currency }, at.value) : writeTime(at.dateTime);
		} catch {}
	}
}

ask();

// While a form[data-draft] has something unsaved. The portal forgets it after 65 s.
let hold;
/** There, a card that is held is not closed by the portal's own means any more. */
const isDesktopApplication = navigator.userAgent.includes("BitrixDesktop");
const starts = new WeakMap();

function isDraft(form) {
	const now = String(new URLSearchParams(new FormData(form)));
	if (!starts.has(form)) starts.set(form, now);
	return now !== starts.get(form);
}

function holdCard(mayLetGo = true) {
	const isUnsaved = $$("form[data-draft]").filter(isDraft).length > 0;
	if (!bx || isDesktopApplication || isUnsaved === !!hold || !(isUnsaved || mayLetGo)) return;
	bx.placement.call(isUnsaved ? "disableAutoClose" : "enableAutoClose", {}, () => {});
	hold = isUnsaved ? setTimeout(rehold, 30000) : clearTimeout(hold);
}

function rehold() {
	hold = clearTimeout(hold);
	holdCard();
}

// After the call, to let go closes the card: not while somebody writes anew.
addEventListener("input", () => holdCard(!isOver));
addEventListener("reset", () => setTimeout(holdCard));

addEventListener("click", (event) => {
	const { dataset, href, value } = event.target.closest("button, a[href]") ?? {};
	if (dataset?.copied) {
		getSelection().selectAllChildren($("#number bdi"));
		fill("#number [role=status]", dataset[document.execCommand("copy") ? "copied" : "refused"]);
	}
	if (dataset?.retry) ask(value);
	if (href && root.dataset.live) openPath(event, href);
});

function openPath(event, href) {
	const { origin, pathname, search } = new URL(href);
	if (origin !== portal || event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	bx.openPath(pathname + search, (told) => told?.result === "error" && open(href, "_blank", "noopener"));
}
