// The application's own page, and the settings there: README, "Settings".

import { start } from "./actions.js";
import { isChanged } from "./hold.js";
import { all, find, get, root } from "./page.js";
import { loadPart, loadParts } from "./parts.js";
import { connect, fitFrame } from "./portal.js";
import {
	format, idOf, isHidden, linesOf, outcomesOf, parse, scriptsOf, stepsOf, textIn, valueAt, withHidden, withLines,
	withOutcomes, withSteps, withText, withValue, wordsOf,
} from "./settings-value.js";
import { giveUp } from "./silence.js";

/**
 * @typedef {import("./settings-value.js").Members} Members
 * @typedef {HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement} Control
 */

/** @type {Members} what a member means that is not there */
const standards = { "create.first": "contact", unfinished: "send", followUp: false, stage: "", outcomeWanted: false };

/** @type {Members} */
let settings = {};
/** @type {WeakMap<Element, Members>} what the rows of the lists are about */
const items = new WeakMap();
/** @type {import("./settings-value.js").OwnOutcome[]} */
let own = [];
/** @type {string[]} the ids of outcomes that are saved: they keep them, and stay */
let saved = [];
let language = "";

const text = () => /** @type {Control} */ (get("[data-text]"));
const controls = /** @type {(selector: string, within?: ParentNode) => Control[]} */ (all);
const ids = (value = settings) => outcomesOf(value, own).map(({ id }) => id);
const ownName = (/** @type {string} */ id) => own.find((one) => one.id === id)?.name;
const nameOf = (/** @type {Members} */ { id, name }) => textIn(name ?? ownName(id), language);

connect(() => {
	root.dataset.live = "yes";
	fitFrame();
	start();
	get("[data-part=settings]").hidden = false;
	loadParts();
}, giveUp);

// What is shown.

function show() {
	const page = find("[data-settings]");
	if (!page) return;
	language = page.dataset.language ?? "";
	own = JSON.parse(page.dataset.own ?? "");
	saved = ids(parse(text().defaultValue) ?? {});
	settings = parse(text().value) ?? {};
	showRows("outcomes", outcomesOf(settings, own));
	showRows("scripts", scriptsOf(settings));
	showRows("wrapUp", linesOf(settings));
	for (const control of controls("[data-set], [data-hides]")) {
		const { set: path = "", hides } = control.dataset;
		fill(control, hides ? isHidden(settings, hides) : (valueAt(settings, path) ?? standards[path]));
	}
	follow();
	for (const control of controls("[data-settings] [aria-invalid]")) control.removeAttribute("aria-invalid");
}

/** @type {(control: Control, value: unknown) => void} */
function fill(control, value) {
	if (control.type === "checkbox") control.checked = value === true;
	else if (control.dataset.words) control.value = wordsOf(value).join(", ");
	else control.value = String(value ?? "");
}

/** @type {(name: string) => HTMLElement} a copy of what the page has for rows and the like */
const copy = (name) => get("*", document.importNode(
	/** @type {HTMLTemplateElement} */ (get(`template[data-row=${name}]`)).content, true));

/** @type {(list: string, shown: Members[]) => void} */
function showRows(list, shown) {
	get(`[data-list=${list}] > ul`).replaceChildren(...shown.map((item) => row(list, item)));
}

/** @type {(list: string, item: Members) => HTMLElement} */
function row(list, item) {
	const made = copy(list);
	items.set(made, item);
	for (const control of controls("[data-key]", made)) fill(control, valueOf(item, control.dataset.key ?? ""));
	for (const button of all("button", made)) button.ariaLabel = `${button.textContent}: ${item.line ?? nameOf(item)}`;
	if (list === "outcomes") showOutcome(made, item);
	return made;
}

/** @type {(item: Members, key: string) => unknown} */
function valueOf(item, key) {
	// A control for colors cannot be empty.
	if (key === "color") return item.color ?? "#8a949e";
	if (key === "steps") return stepsOf(item, language).join("\n");
	return key === "name" || key === "greeting" ? textIn(item[key], language) : item[key];
}

/** @type {(at: HTMLElement, outcome: Members) => void} */
function showOutcome(at, { id, retired }) {
	const name = /** @type {Control} */ (get("[data-key=name]", at));
	name.placeholder = ownName(id) ?? "";
	name.required = !ownName(id);
	at.dataset.retired = String(!!retired);
	const deed = retired ? "restore" : saved.includes(id) ? "retire" : "remove";
	for (const button of all("button", at)) button.hidden = button.dataset.do !== deed;
}

function follow() {
	for (const at of all("[data-settings] [data-preview]")) preview(at, settings);
	const { form } = text();
	if (form) get("[data-unsaved]").hidden = !isChanged(form);
}

/** @type {(at: HTMLElement, value: Members) => void} */
function preview(at, value) {
	at.replaceChildren(...(at.dataset.preview === "scripts"
		? scriptsOf(value).map(script) : outcomesOf(value, own).filter(({ retired }) => !retired).map(chip)));
}

/** @param {Members} outcome */
function chip(outcome) {
	const made = copy("chip");
	get("bdi", made).textContent = nameOf(outcome);
	get("circle", made).setAttribute("fill", outcome.color ?? "none");
	return made;
}

/** @param {Members} value */
function script(value) {
	const made = copy("script");
	get("bdi", made).textContent = value.line;
	get("p + p", made).textContent = textIn(value.greeting, language);
	for (const textContent of stepsOf(value, language)) {
		get("ul", made).append(Object.assign(document.createElement("li"), { textContent, dir: "auto" }));
	}
	return made;
}

/** @type {(path: string) => HTMLElement | null | undefined} where a member is edited, by the path that the server names */
function controlAt(path) {
	const [, list, index, key = ""] = /^(\w+)\[(\d+)\]\.?(\w*)/.exec(path) ?? [];
	const [, line] = /^wrapUp\.(.+)/.exec(path) ?? [];
	if (!list && !line) return find(`[data-set="${CSS.escape(path.replace(/\[.*/, ""))}"]`);
	const rows = all(`[data-list=${list ?? "wrapUp"}] > ul > li`);
	const at = line ? rows.find((one) => items.get(one)?.line === line) : rows[Number(index)];
	return at && (find(`[data-key="${CSS.escape(line ? "seconds" : key)}"]`, at) ?? find("[data-key]:not([type=color])", at));
}

/** Marks the controls of what the server does not take. */
function markFaults() {
	const paths = all("[data-part=settings] :is([data-faults], [data-field]) code").map((at) => at.textContent ?? "");
	const faulty = paths.flatMap((path) => controlAt(path) ?? []);
	for (const control of controls("[data-settings] :is([data-set], [data-key])")) {
		if (faulty.includes(control)) control.setAttribute("aria-invalid", "true");
		else control.removeAttribute("aria-invalid");
	}
	return faulty;
}

const refuse = (/** @type {boolean} */ isRefused) => (get("[data-refused]").hidden = !isRefused);

// What is changed.

const listOf = (/** @type {Element} */ at) => /** @type {HTMLElement} */ (at.closest("[data-list]"));

function write() {
	text().value = format(settings, text().defaultValue);
	follow();
}

/** For the form's draft. */
const announce = () => text().form?.dispatchEvent(new Event("input", { bubbles: true }));

/** @param {Control} control */
function change(control) {
	control.removeAttribute("aria-invalid");
	const { set: path, key, hides } = control.dataset;
	/** @type {any} */
	let { value } = control;
	if (control.type === "checkbox") value = control.checked;
	else if (control.dataset.words) value = value.split(/[\s,]+/).filter(Boolean);
	else if (control.type === "number") value = value === "" ? undefined : Number(value);
	else if (control.tagName !== "TEXTAREA") value = value.trim();
	if (path === "vip.type" && !value) settings = withValue(settings, "vip", undefined);
	else if (path) settings = withValue(settings, path, value, control.dataset.words ? [] : standards[path]);
	if (hides) settings = withHidden(settings, hides, value);
	const at = control.closest("li");
	if (key && at) {
		items.set(at, changed(items.get(at) ?? {}, key, value));
		collect(listOf(at));
	}
	write();
}

/** @type {(item: Members, key: string, value: any) => Members} */
function changed(item, key, value) {
	if (key === "steps") return withSteps(item, language, value);
	if (key !== "name" && key !== "greeting") return withValue(item, key, value, standards[key]);
	const named = withText(item, key, language, value);
	const isNew = key === "name" && !saved.includes(item.id);
	return isNew ? { ...named, id: idOf(value, ids().filter((id) => id !== item.id)) } : named;
}

/** @param {HTMLElement} list that is put into the value, as its rows are */
function collect(list) {
	const listed = [...get("ul", list).children].map((one) => items.get(one) ?? {});
	const { list: name } = list.dataset;
	if (name === "outcomes") settings = withOutcomes(settings, listed, own);
	else settings = name === "wrapUp" ? withLines(settings, listed) : withValue(settings, "scripts", listed, []);
}

/** @param {HTMLElement} button which changes a list, or a row of it */
function perform(button) {
	const list = listOf(button);
	const { list: name = "" } = list.dataset;
	const { do: deed } = button.dataset;
	const at = button.closest("li") ?? row(name, name === "outcomes" ? { id: idOf("", ids()), name: "" } : { line: "" });
	if (deed === "add") get("ul", list).append(at);
	if (deed === "remove") at.remove();
	if (deed === "retire" || deed === "restore") {
		const item = withValue(items.get(at) ?? {}, "retired", deed === "retire", false);
		items.set(at, item);
		showOutcome(at, item);
	}
	collect(list);
	write();
	announce();
	const next = deed === "add" ? "[data-key]:not([type=color])" : "button:not([hidden])";
	((at.isConnected && find(next, at)) || get("[data-do=add]", list)).focus();
}

function exportFile() {
	const href = `data:application/json,${encodeURIComponent(text().defaultValue)}`;
	Object.assign(document.createElement("a"), { href, download: "placard-settings.json" }).click();
}

/** @param {HTMLInputElement} chooser */
async function importFile(chooser) {
	const [file] = chooser.files ?? [];
	if (!file) return;
	const value = file.size > 16_384 ? undefined : parse(await file.text());
	chooser.value = "";
	if (value) {
		text().value = format(value, text().defaultValue);
		show();
		announce();
	}
	refuse(!value);
}

/** A colleague has saved meanwhile. */
function showTheirs() {
	const theirs = get("[data-now]");
	const block = copy("stale");
	const value = parse(theirs.textContent ?? "") ?? {};
	theirs.replaceWith(block);
	preview(get("[data-preview]", block), value);
	/** @type {Control} */ (get("[data-do=save-mine]", block)).value = String(value.version ?? 0);
}

// What happens in the page. What is written has to be in the field before `actions.js` looks there.

addEventListener("input", ({ target }) => {
	const control = /** @type {Control} */ (target);
	if (!control.closest("[data-part=settings]")) return;
	refuse(false);
	if (control.closest("[data-settings]")) change(control);
	else if (control !== text()) return;
	else if (parse(control.value)) show();
	else refuse(true);
}, true);

addEventListener("change", ({ target }) => {
	if (target instanceof HTMLInputElement && target.type === "file") importFile(target);
});

addEventListener("click", ({ target }) => {
	const button = /** @type {Element} */ (target).closest("button");
	if (!button?.closest("[data-part=settings]")) return;
	const { do: deed } = button.dataset;
	if (button.closest("[data-list]")) perform(button);
	if (deed === "export") exportFile();
	if (deed === "import") get("[type=file]").click();
	if (deed === "save-mine") /** @type {Control} */ (get("[name=VERSION]")).value = button.value;
	if (deed === "load-theirs") loadPart("settings");
	if (button.type === "reset") setTimeout(show);
});

addEventListener("answer", (event) => {
	const { detail } = /** @type {CustomEvent<string>} */ (event);
	if (detail === "stale") showTheirs();
	if (detail === "invalid") markFaults()[0]?.focus();
});

/** @type {HTMLElement | null} */
let status = null;

// After the form's draft is in it again.
addEventListener("partload", () => setTimeout(() => {
	const old = status;
	status = find("[data-part=settings] form > [role=status]");
	// That it was saved is said in the form that was there before.
	if (status !== old) status?.replaceChildren(...(old?.childNodes ?? []));
	show();
	markFaults();
}));
