// The application's own page: what `setup.js` does there, and the settings: README, "Settings".

import { start } from "./actions.js";
import { all, find, get } from "./page.js";
import { loadPart } from "./parts.js";
import { isChanged } from "./portal.js";
import {
	format, idOf, isHidden, linesOf, outcomesOf, parse, scriptsOf, stepsOf, textIn, valueAt, withHidden, withLines,
	withOutcomes, withSteps, withText, withValue,
} from "./settings-value.js";
import { whenAnswered } from "./setup.js";

/**
 * @typedef {import("./settings-value.js").Members} Members
 * @typedef {HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement} Control
 */

const maximumBytes = 16_384;
const maximumOutcomes = 8;
/** What a color's control has where there is none: it cannot be empty. */
const noColor = "#8a949e";
/**
 * What a member means that is not there.
 * @type {Members}
 */
const standards = { outcomeWanted: false, "create.first": "contact", unfinished: "send", followUp: false };

/** @type {Members} */
let settings = {};
/**
 * What the rows of the lists are about.
 * @type {WeakMap<Element, Members>}
 */
const items = new WeakMap();
/**
 * The program's own outcomes.
 * @type {import("./settings-value.js").OwnOutcome[]}
 */
let own = [];
/**
 * The ids of those that are saved: they keep them, and stay.
 * @type {string[]}
 */
let saved = [];
let language = "";

const text = () => /** @type {Control} */ (get("[data-text]"));
const controls = /** @type {(selector: string, within?: ParentNode) => Control[]} */ (all);
const ids = (value = settings) => outcomesOf(value, own).map(({ id }) => id);
const offered = (value = settings) => outcomesOf(value, own).filter(({ retired }) => !retired);
const ownName = (/** @type {string} */ id) => own.find((one) => one.id === id)?.name;
const nameOf = (/** @type {Members} */ { id, name }) => textIn(name ?? ownName(id), language);

whenAnswered(() => {
	start();
	get("[data-part=settings]").hidden = false;
	loadPart("settings");
});

// What is shown.

/** Shows the value anew. */
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
	for (const control of controls("[data-set]")) {
		const { set: path = "" } = control.dataset;
		fill(control, valueAt(settings, path) ?? standards[path]);
	}
	for (const control of controls("[data-hides]")) fill(control, isHidden(settings, control.dataset.hides ?? ""));
	follow();
}

/** @type {(control: Control, value: unknown) => void} */
function fill(control, value) {
	if (control.type === "checkbox") control.checked = value === true;
	else control.value = String(value ?? "");
}

/**
 * A copy of what the page has for rows and the like.
 * @param {string} name
 */
const copy = (name) => /** @type {HTMLElement} */ (document.importNode(
	/** @type {HTMLTemplateElement} */ (get(`template[data-row=${name}]`)).content, true).firstElementChild);

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
	if (key === "color") return item.color ?? noColor;
	if (key === "steps") return stepsOf(item, language).join("\n");
	return key === "name" || key === "greeting" ? textIn(item[key], language) : item[key];
}

/** @type {(at: HTMLElement, outcome: Members) => void} */
function showOutcome(at, { id, retired }) {
	const name = /** @type {Control} */ (get("[data-key=name]", at));
	name.placeholder = ownName(id) ?? "";
	name.required = !ownName(id);
	const deed = !saved.includes(id) ? "remove" : retired ? "restore" : "retire";
	for (const button of all("button", at)) button.hidden = button.dataset.do !== deed;
}

/** Shows what follows from the value. */
function follow() {
	const isFull = offered().length >= maximumOutcomes;
	for (const one of all("[data-list=outcomes] [data-do=add], [data-do=restore]")) one.toggleAttribute("disabled", isFull);
	for (const at of all("[data-settings] [data-preview]")) preview(at, settings);
	const { form } = text();
	if (form) get("[data-unsaved]").hidden = !isChanged(form);
}

/** @type {(at: HTMLElement, value: Members) => void} */
function preview(at, value) {
	at.replaceChildren(...(at.dataset.preview === "scripts" ? scriptsOf(value).map(script) : offered(value).map(chip)));
}

/** @param {Members} outcome */
function chip(outcome) {
	const made = copy("chip");
	get("bdi", made).textContent = nameOf(outcome);
	if (outcome.color) get("circle", made).setAttribute("fill", outcome.color);
	else get("svg", made).remove();
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

/** @param {string} [name] of what is said about a file or a text */
function tell(name) {
	for (const one of all("[data-tells]")) one.hidden = one.dataset.tells !== name;
}

// What is changed.

/** Puts the value into the field that is sent. */
function write() {
	text().value = format(settings, text().defaultValue);
	follow();
}

/** Has the form's draft kept. */
const announce = () => text().form?.dispatchEvent(new Event("input", { bubbles: true }));

/** @param {Control} control */
function change(control) {
	const { set: path, key, hides } = control.dataset;
	/** @type {any} */
	let { value } = control;
	if (control.type === "checkbox") value = control.checked;
	else if (control.type === "number") value = value === "" ? undefined : Number(value);
	else if (control.tagName !== "TEXTAREA") value = value.trim();
	if (path === "vip.type" && !value) settings = withValue(settings, "vip", undefined);
	else if (path) settings = withValue(settings, path, value, standards[path]);
	if (hides) settings = withHidden(settings, hides, value);
	const at = control.closest("li");
	if (key && at) {
		items.set(at, changed(items.get(at) ?? {}, key, value));
		collect(at);
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

/**
 * Puts a list into the value, as its rows are.
 * @param {Element} at what belongs to it
 */
function collect(at) {
	const list = /** @type {HTMLElement} */ (at.closest("[data-list]"));
	const listed = [...get("ul", list).children].map((one) => items.get(one) ?? {});
	const { list: name } = list.dataset;
	if (name === "outcomes") settings = withOutcomes(settings, listed, own);
	else settings = name === "wrapUp" ? withLines(settings, listed) : withValue(settings, "scripts", listed, []);
}

/**
 * What a button does to a list, or to a row of it.
 * @param {HTMLElement} button
 */
function perform(button) {
	const list = /** @type {HTMLElement} */ (button.closest("[data-list]"));
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
	const next = deed === "add" ? "[data-key]:not([type=color])" : "button:enabled:not([hidden])";
	((at.isConnected && find(next, at)) || get("[data-do=add]", list)).focus();
}

function exportFile() {
	const href = URL.createObjectURL(new Blob([text().defaultValue], { type: "application/json" }));
	Object.assign(document.createElement("a"), { href, download: "placard-settings.json" }).click();
	setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** @param {HTMLInputElement} chooser */
async function importFile(chooser) {
	const [file] = chooser.files ?? [];
	if (!file) return;
	const value = file.size > maximumBytes ? undefined : parse(await file.text());
	chooser.value = "";
	if (value) {
		text().value = format(value, text().defaultValue);
		show();
		announce();
	}
	tell(value ? "imported" : "refused");
}

/** A colleague has saved meanwhile: says what there is now, and what can be done. */
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
	tell();
	if (control.closest("[data-settings]")) change(control);
	else if (control !== text()) return;
	else if (parse(control.value)) show();
	else tell("refused");
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
	if (/** @type {CustomEvent<string>} */ (event).detail === "stale") showTheirs();
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
}));
