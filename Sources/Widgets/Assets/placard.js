// README, "In the browser", tells what this is.

const root = document.documentElement;
const $ = (selector, at = document) => at.querySelector(selector);
const $$ = (selector, at = document) => [...at.querySelectorAll(selector)];
const fill = (selector, text) => $$(selector).forEach((at) => (at.textContent = text));
const file = $("[data-parts]").dataset;
const parse = async (answer) => new DOMParser().parseFromString(await (await answer).text(), "text/html");
let parts;
const hasParts = parse(fetch(file.parts)).then((found) => (parts = found));
const part = (selector) => $(selector, parts)?.cloneNode(true);
const partOf = (name, value, other) =>
	part(`[data-${name}~="${CSS.escape(value)}"]`) ?? part(`[data-${name}="${other}"]`);

const [DOMAIN, PROTOCOL, APP_SID] = window.name.split("|");
let bx; // The library, once it is answered.
let settle;
const settled = new Promise((resolve) => (settle = resolve));

async function giveUp() {
	settle();
	await hasParts;
	if (!root.dataset.live && !$("[data-note]")) $("main").append(part("[data-note]"));
}

function goLive() {
	if (root.dataset.live) return;
	root.dataset.live = "yes";
	$("[data-note]")?.remove();
	fill("#new-tab", "");
	new ResizeObserver(fit).observe(document.body);
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
	call.options = bx.placement.info().options;
	settle();
	holdCard();
	const listen = (name, react) => bx.placement.bindEvent(`CallCard::${name}`, react);
	listen("EntityChanged", refresh);
	listen("CallStateChanged", (said, more) => (showState(said, more?.failedCode), refresh()));
	listen("BeforeClose", rehold);
	refresh();
}

let turns = 0; // The last answer counts.

function refresh(client) {
	const turn = ++turns;
	if (client) {
		call.options = { ...call.options, ...client };
		if (phone(client) !== call.number) delete call.options.CRM_BINDINGS;
		showClient(call.options);
	}
	bx.placement.call("getStatus", {}, (status) => {
		if (turn !== turns || !status) return;
		goLive();
		call.options = status;
		showClient(status);
		fill("[data-detail=activity]", +status.CRM_ACTIVITY_ID || "");
		if (status.CALL_STATE) showState(status.CALL_STATE);
		if (key() !== asked.key || (client && Date.now() - asked.at > 5000)) ask(asked.ITEM, "");
	});
}

const { portal } = $("main").dataset;
const item = (type, id) => (type && +id ? `${type}:${id}` : "");
const phone = (told) => String(told.PHONE_NUMBER || "unknown");

const call = {
	id: $("[data-detail=call]")?.textContent ?? "",
	number: $("#number bdi")?.textContent ?? $("#number [data-kind]").dataset.kind,
	items: $$("[data-item]").map((line) => line.dataset.item),
};

function showClient(told) {
	const before = key();
	const [id, number] = [String(told.CALL_ID ?? ""), phone(told)];
	if (id !== call.id || (number !== call.number && phase === "ended")) {
		since = phase = undefined;
		showState("idle");
	}
	if (number !== call.number) {
		$("#number").replaceChildren(partOf("kind", number, "number"));
		fill("#number bdi", number);
	}
	const main = item(told.CRM_ENTITY_TYPE, told.CRM_ENTITY_ID);
	const bound = Object.values(told.CRM_BINDINGS ?? {}).map((to) => item(to.ENTITY_TYPE, to.ENTITY_ID));
	const items = [...new Set([main, ...bound])].filter(Boolean);
	if (items.join() !== call.items.join()) {
		const list = part("ul");
		list.append(...items.map(line));
		$("#items").replaceChildren(items.length ? list : part(".no-items"));
		$("#crm-heading .count")?.remove();
	}
	Object.assign(call, { id, number, items });
	fill("[data-detail=call]", id);
	if (key() !== before) $("#customer").replaceChildren();
}

function line(name) {
	const [, kind, number, id] = /^(.*?)(\d*):(.*)$/.exec(name);
	const line = partOf("kind", kind + (number && 0), "");
	const link = $(".item", line);
	$(".item-id", line).textContent = id;
	$("bdi", line).textContent ||= kind + number;
	const path = link.getAttribute("href")?.replace("/0/", `/${number}/`);
	if (path) link.href = `${portal}${path}${id}/`;
	return line;
}

const state = $("#state");
let phase = $(".state", state)?.dataset.state;
// 0 where the conversation was there before the page.
let since = phase === "connected" ? 0 : undefined;
let ticking;

// `idle` is said before a call and after it.
function showState(said, code) {
	const { before } = state.dataset;
	const next = said !== "idle" ? said : code || (phase && phase !== before) ? "ended" : before;
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
	if (phase === "ended" && next !== phase) since = undefined;
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

const key = () => [call.id, call.number, ...call.items].join();
let asked;

async function ask(ITEM, TICKET = $("#customer").dataset.ticket) {
	asked?.stop.abort();
	const stop = new AbortController();
	const mine = { key: key(), at: Date.now(), stop, ITEM: key() === asked?.key && ITEM };
	asked = mine;
	const place = $("#customer");
	if (place.hidden) return;
	setTimeout(() => stop.abort(), 15000);
	place.ariaBusy = "true";
	let found = TICKET && (await load(mine, { TICKET }));
	const wants = (what) => found?.dataset.state === what;
	if (!TICKET || wants("ask-again")) found = await load(mine, await token());
	if (wants("fresh-auth")) found = await load(mine, await token(true));
	if (!found?.textContent) found = (await hasParts, part("#customer"));
	if (asked !== mine || mine.key !== key()) return;
	localize(found);
	found.tabIndex = -1;
	const hadFocus = place.matches(":focus-within");
	place.replaceWith(found);
	fill("#arrival", found.ariaLabel ?? found.textContent);
	if (hadFocus) found.focus();
	holdCard();
}

async function load({ stop, ITEM }, fields) {
	if (!fields) return;
	try {
		const body = new URLSearchParams({ VIEW: "customer", ...fields, ...(ITEM && { ITEM }) });
		return $("#customer", await parse(fetch(location, { method: "POST", body, signal: stop.signal })));
	} catch {}
}

async function token(isFresh) {
	await settled;
	const renew = (done) => (setTimeout(done, 5000), bx.refreshAuth(done));
	if (bx && (isFresh || !bx.getAuth())) await new Promise(renew);
	const { access_token: AUTH_ID, member_id } = bx?.getAuth() || {};
	const card = { PLACEMENT: "CALL_CARD", PLACEMENT_OPTIONS: JSON.stringify(call.options) };
	return AUTH_ID && { DOMAIN, PROTOCOL, LANG: bx.getLang(), member_id, AUTH_ID, ...card };
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
const starts = new WeakMap();

function isDraft(form) {
	const now = String(new URLSearchParams(new FormData(form)));
	if (!starts.has(form)) starts.set(form, now);
	return now !== starts.get(form);
}

function holdCard() {
	const isUnsaved = $$("form[data-draft]").filter(isDraft).length > 0;
	if (!bx || isUnsaved === !!hold) return;
	bx.placement.call(isUnsaved ? "disableAutoClose" : "enableAutoClose", {}, () => {});
	hold = isUnsaved ? setTimeout(rehold, 30000) : clearTimeout(hold);
}

function rehold() {
	hold = clearTimeout(hold);
	holdCard();
}

addEventListener("input", holdCard);
addEventListener("reset", () => setTimeout(holdCard));

let height;
let isCapped;

function fit() {
	const needed = Math.ceil(document.body.getBoundingClientRect().height);
	if (needed === height) return;
	height = needed;
	if (!isCapped) root.dataset.fits = "";
	bx.resizeWindow(innerWidth, height);
	setTimeout(() => innerHeight < height && (isCapped = delete root.dataset.fits), 500);
}

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
