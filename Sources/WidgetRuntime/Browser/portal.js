// The portal around the frame: its library, the operator's token, and what is opened in it.

import { find, root, settings } from "./page.js";
import { unescapeTexts } from "./values.js";

/**
 * What is used of the portal's library: https://apidocs.bitrix24.com/sdk/bx24-js-sdk/index.html
 * @typedef {{
 *   init(answered: () => void): void,
 *   getAuth(): Authorization | false | null,
 *   refreshAuth(answered: (auth: Authorization | false) => void): void,
 *   getLang(): string,
 *   installFinish(): void,
 *   openPath(path: string, told: (answer?: {result?: string}) => void): void,
 *   userOption: {get(name: string): unknown, set(name: string, value: string): void},
 *   placement: {
 *     info(): {placement: string, options: Record<string, unknown>},
 *     call(command: string, parameters: object, answered: (answer: any) => void): void,
 *     bindEvent(event: string, react: (...said: any[]) => void): void,
 *   },
 * }} Library
 *
 * `expires_in` is the moment, in milliseconds since 1970.
 * @typedef {{access_token: string, member_id: string, expires_in: number}} Authorization
 */

const [DOMAIN = "", PROTOCOL = "", session = ""] = window.name.split("|");

/** Where a message to the portal goes. */
export const frame = { origin: `${PROTOCOL === "1" ? "https" : "http"}://${DOMAIN}`, session };

/** In milliseconds. */
const patience = 5000;

/**
 * The library, once the portal has answered it.
 * @type {Library | undefined}
 */
export let library;

/**
 * Where the portal has opened the page, and about what, as it is now.
 * @type {{code: string, options: Record<string, unknown>}}
 */
export const placement = { code: "", options: {} };

/**
 * The token that the page was opened with.
 * @type {string | undefined}
 */
export let openingToken;

let settle = () => {};
/** The portal has answered, or is not waited for any longer. */
export const settled = new Promise((/** @type {(value?: undefined) => void} */ resolve) => (settle = resolve));

const loadedLibrary = () => /** @type {{BX24?: Library | null}} */ (/** @type {unknown} */ (window)).BX24;

/** Whether the library itself has come, which does not say that the portal has answered. */
export const hasLibrary = () => !!loadedLibrary();

/**
 * Loads the portal's library once the page is seen: portals hide a frame until `load`.
 * @param {() => void} onAnswer the portal has answered, be it late
 * @param {() => void} onSilence there is no portal, or it has not answered in time
 */
export function connect(onAnswer, onSilence) {
	const giveUp = () => {
		settle();
		onSilence();
	};
	const take = () => {
		library = loadedLibrary() ?? undefined;
		if (!library) return;
		const { placement: code, options } = library.placement.info();
		Object.assign(placement, { code, options: unescapeTexts(options) });
		openingToken = token();
		settle();
		onAnswer();
	};
	addEventListener("load", () => {
		if (window === parent || !session) return giveUp();
		setTimeout(giveUp, patience);
		const script = document.createElement("script");
		const onload = () => loadedLibrary()?.init(take);
		document.head.append(Object.assign(script, { src: settings.library, onerror: giveUp, onload }));
	});
}

const authorization = () => library?.getAuth() || undefined;
export const token = () => authorization()?.access_token;

/**
 * What the server is asked with, in the operator's name; nothing without a token.
 * @param {string} [refused] a token that the portal no longer takes
 * @returns {Promise<Record<string, string> | undefined>}
 */
export async function callFields(refused) {
	await settled;
	const now = token();
	if (library && (!now || now === refused)) await renewToken();
	return fieldsNow(refused);
}

/**
 * The same where there is no time to wait for anything.
 * @param {string} [refused]
 * @param {{code: string, options: Record<string, unknown>}} about
 * @returns {Record<string, string> | undefined}
 */
export function fieldsNow(refused, { code, options } = placement) {
	const auth = authorization();
	if (!library || !auth?.access_token || auth.access_token === refused) return undefined;
	const { access_token: AUTH_ID, member_id } = auth;
	const call = { PLACEMENT: code, PLACEMENT_OPTIONS: JSON.stringify(options) };
	return { DOMAIN, PROTOCOL, LANG: library.getLang(), member_id, AUTH_ID, ...call };
}

/** Where a portal cannot renew a token, it shows an alert over its whole page: it is not asked again. */
export let canRenew = true;
/** @type {Promise<void> | undefined} */
let renewal;

export function renewToken() {
	if (!library || !canRenew) return undefined;
	renewal ??= new Promise((/** @type {(isRenewed: boolean) => void} */ done) => {
		setTimeout(done, patience, false);
		library?.refreshAuth((auth) => done(!!auth));
	}).then((isRenewed) => {
		canRenew = isRenewed;
		renewal = undefined;
	});
	return renewal;
}

/** Renews the token before it ends. */
export function keepToken() {
	const end = authorization()?.expires_in ?? Infinity;
	if (end - Date.now() < 300_000) renewToken();
}

/** Keeps the frame as high as the page. The library would fix its width in pixels, or never make it less high. */
export function fitFrame() {
	new ResizeObserver(() => {
		const size = { width: "100%", height: Math.ceil(document.body.getBoundingClientRect().height) };
		parent.postMessage(`resizeWindow:${JSON.stringify(size)}::${session}`, frame.origin);
	}).observe(document.body);
}

/** What `openPath` opens: https://apidocs.bitrix24.com/sdk/bx24-js-sdk/additional-functions/bx24-open-path.html */
const openable = /^\/(crm|company|workgroups|marketplace)\//;

// Links to pages of the portal open in its slider, or else in a new tab.
addEventListener("click", (event) => {
	const link = /** @type {Element} */ (event.target).closest("a");
	const { origin, pathname, search } = link?.href ? new URL(link.href) : location;
	const isOurs = origin === find("[data-portal]")?.dataset.portal && root.dataset.live && library;
	if (!link || !isOurs || !openable.test(pathname) || event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	library?.openPath(pathname + search, (told) => {
		if (told?.result === "error") open(link.href, "_blank", "noopener");
		else if (told?.result === "close") dispatchEvent(new Event("comeback"));
	});
});
