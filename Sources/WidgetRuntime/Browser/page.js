// The page that a module runs in: its elements, settings and templates. The modules have no text and no markup of their own.

import { writeAmount, writePlace, writeTime } from "./values.js";

export const root = document.documentElement;

/** @type {(selector: string, within?: ParentNode) => HTMLElement | null} */
export const find = (selector, within = document) => within.querySelector(selector);

/**
 * An element that is always there.
 * @type {(selector: string, within?: ParentNode) => HTMLElement}
 */
export function get(selector, within = document) {
	const found = find(selector, within);
	if (!found) throw new Error(`no ${selector}`);
	return found;
}

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
export const all = (selector, within = document) =>
	/** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

/**
 * What is the same stays: somebody may have selected it.
 * @param {string} selector
 * @param {string} text
 */
export function fill(selector, text) {
	for (const at of all(selector)) if (at.textContent !== text) at.textContent = text;
}

/** What the server tells the modules: the language's formats, and where the library and the templates are. */
export const settings = get("[data-library]").dataset;

/** @param {string} html */
const parse = (html) => new DOMParser().parseFromString(html, "text/html");

/** In milliseconds: longer than the server may take. */
const patience = 30_000;

/**
 * Posts a form to the address of the frame.
 * @param {Record<string, string>} fields
 * @param {RequestInit} [options]
 * @returns {Promise<{status: number, document: Document}>}
 */
export async function post(fields, options) {
	const stop = new AbortController();
	setTimeout(() => stop.abort(), patience);
	const body = new URLSearchParams(fields);
	const answer = await fetch(location.href, { method: "POST", body, signal: stop.signal, ...options });
	return { status: answer.status, document: parse(await answer.text()) };
}

/** @type {Document | undefined} */
let templates;

/**
 * Whether there are templates. Without them, also where a server says that there are none, the page stays as it is.
 * @type {Promise<boolean>}
 */
export const hasTemplates = (async () => {
	try {
		const found = settings.templates && parse(await (await fetch(settings.templates)).text());
		if (found && find("[data-part]", found)) templates = found;
	} catch {}
	return templates !== undefined;
})();

/**
 * A copy of a template.
 * @param {string} selector
 * @returns {HTMLElement | undefined}
 */
export function template(selector) {
	const found = templates && find(selector, templates);
	return found ? document.importNode(found, true) : undefined;
}

/**
 * The template that one of the values of an attribute belongs to.
 * @param {string} name of the attribute, without `data-`
 * @param {string} value
 * @param {string} other of the template for every other value
 */
export function templateFor(name, value, other) {
	return template(`[data-${name}~="${CSS.escape(value)}"]`) ?? template(`[data-${name}="${other}"]`);
}

/**
 * Writes dates and amounts anew in the operator's language and time zone.
 * @param {ParentNode} within
 */
export function localize(within) {
	tellPlaces(within);
	const { locale = "en", dateStyle, days } = settings;
	const format = { locale, dateStyle: /** @type {"short" | "medium"} */ (dateStyle), days };
	for (const at of within.querySelectorAll("time, data[data-currency]")) {
		// A browser may not know a currency.
		try {
			if (at instanceof HTMLTimeElement) at.textContent = writeTime(at.dateTime, format);
			else if (at instanceof HTMLDataElement) at.textContent = writeAmount(at.value, at.dataset.currency ?? "", locale);
		} catch {}
	}
}

/**
 * Says where numbers are, and what time it is there by now.
 * @param {ParentNode} [within]
 */
export function tellPlaces(within = document) {
	for (const at of all("[data-country]", within)) {
		// A browser may not know a country or a zone.
		try {
			const { text, isNight } = writePlace(at.dataset, settings.locale ?? "en");
			if (at.textContent !== text) at.textContent = text;
			at.classList.toggle("night", isNight);
		} catch {}
	}
}

// A button or link that copies what stands before it, and says so behind it.
addEventListener("click", ({ target }) => {
	const button = /** @type {HTMLElement | null} */ (
		/** @type {Element} */ (target).closest("button, a[data-copied]"));
	const { copied, refused } = button?.dataset ?? {};
	if (!button?.parentElement || copied === undefined) return;
	getSelection()?.selectAllChildren(get("bdi", button.parentElement));
	get("[role=status]", button.parentElement).textContent = (document.execCommand("copy") ? copied : refused) ?? "";
});
