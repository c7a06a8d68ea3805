// README, "In the browser", tells what this is.

const root = document.documentElement;
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const file = $("[data-parts]").dataset;
const parse = async (answer) => new DOMParser().parseFromString(await (await answer).text(), "text/html");
let parts; // What the page can come to show.
const hasParts = parse(fetch(file.parts)).then((found) => (parts = found));
const part = (selector) => $(selector, parts)?.cloneNode(true);
const partOf = (name, value, other) =>
  part(`[data-${name}~="${CSS.escape(value)}"]`) ?? part(`[data-${name}="${other}"]`);

const [DOMAIN, PROTOCOL, APP_SID] = window.name.split("|");
let bx; // The library, when the portal has answered it.
let settle; // It has answered, or is late.
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
  $("#new-tab").textContent = "";
  new ResizeObserver(fit).observe(document.body);
}

// The portal shows the frame after `load`, which shall not wait for the library.
addEventListener("load", () => {
  if (window === parent || !APP_SID) return giveUp();
  setTimeout(giveUp, 5000);
  const script = document.createElement("script");
  script.src = file.library;
  script.onerror = giveUp;
  script.onload = () => window.BX24?.init(connect);
  document.head.append(script);
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

let turns = 0; // Only the answer to the last question counts.

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
    showDetail("activity", +status.CRM_ACTIVITY_ID || "");
    if (status.CALL_STATE) showState(status.CALL_STATE);
    if (key() !== asked.key || (client && Date.now() - asked.at > 5000)) ask("");
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
    for (const place of $$("#number bdi")) place.textContent = number;
  }
  const main = item(told.CRM_ENTITY_TYPE, told.CRM_ENTITY_ID);
  const bound = Object.values(told.CRM_BINDINGS ?? {}).map((to) => item(to.ENTITY_TYPE, to.ENTITY_ID));
  const items = [...new Set([main, ...bound])].filter(Boolean);
  if (items.join() !== call.items.join()) {
    const list = part("ul");
    list.append(...items.map((name) => line(name, items.length > 1 && name === main)));
    $("#items").replaceChildren(items.length ? list : part(".no-items"));
    $("#crm-heading .count")?.remove();
  }
  Object.assign(call, { id, number, items });
  showDetail("call", id);
  if (key() !== before) $("#customer").replaceChildren();
}

function showDetail(name, value) {
  for (const place of $$(`[data-detail=${name}]`)) place.textContent = value;
}

function line(name, isMain) {
  const [, kind, number, id] = /^(.*?)(\d*):(.*)$/.exec(name);
  const line = partOf("kind", kind + (number && 0), "");
  const link = $(".item", line);
  $(".item-id", line).textContent = id;
  $("bdi", line).textContent ||= kind + number;
  const path = link.getAttribute("href")?.replace("/0/", `/${number}/`);
  if (path) link.href = `${portal}${path}${id}/`;
  if (isMain) link.append(" ", part(".main"));
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
  $("#timer bdi").textContent = (since ? "" : "≥ ") + time.slice(11, 19).replace(/^00:0?/, "");
}

const key = () => [call.id, call.number, ...call.items].join();
let asked; // The question whose answer counts.

async function ask(ticket = $("#customer").dataset.ticket) {
  asked?.stop.abort();
  const stop = new AbortController();
  const mine = (asked = { key: key(), at: Date.now(), stop });
  const place = $("#customer");
  if (place.hidden) return;
  setTimeout(() => stop.abort(), 15000);
  place.ariaBusy = "true";
  let found = ticket && (await load(stop, { TICKET: ticket }));
  const wants = (what) => found?.dataset.state === what;
  if (!ticket || wants("ask-again")) found = await load(stop, await token());
  if (wants("fresh-auth")) found = await load(stop, await token(true));
  if (!found || wants("ask-again") || wants("fresh-auth")) found = (await hasParts, part("#customer"));
  if (asked !== mine || mine.key !== key()) return;
  localize(found);
  found.tabIndex = -1;
  const hadFocus = place.matches(":focus-within");
  place.replaceWith(found);
  if (hadFocus) found.focus();
  holdCard();
}

async function load({ signal }, fields) {
  if (!fields) return;
  try {
    const body = new URLSearchParams({ VIEW: "customer", ...fields });
    return $("#customer", await parse(fetch(location, { method: "POST", body, signal })));
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

function localize(within) {
  for (const at of $$("time, [data-currency]", within)) {
    const { currency } = at.dataset;
    const precision = at.dateTime?.includes("T") ? { timeStyle: "short" } : { timeZone: "UTC" };
    try {
      at.textContent = currency
        ? new Intl.NumberFormat(root.lang, { style: "currency", currency }).format(at.value)
        : new Intl.DateTimeFormat(root.lang, { dateStyle: "medium", ...precision }).format(new Date(at.dateTime));
    } catch {} // It stays.
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
  const at = event.target.closest(".copy, [data-retry], a[href]");
  if (at?.dataset.copied) copy(at.dataset);
  if (at?.dataset.retry) ask();
  if (at?.href && root.dataset.live) openPath(event, at.href);
});

function openPath(event, href) {
  const { origin, pathname, search } = new URL(href);
  if (origin !== portal || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  bx.openPath(pathname + search, (told) => told?.result === "error" && open(href, "_blank", "noopener"));
}

function copy({ copied, refused }) {
  getSelection().selectAllChildren($("#number bdi"));
  $("#number [role=status]").textContent = document.execCommand("copy") ? copied : refused;
}
