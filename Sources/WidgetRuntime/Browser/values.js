// How values are written for people, and read from what a portal sends. Nothing here touches the page.

/**
 * What `<time datetime>` says, in the operator's time zone; a date alone belongs to no zone.
 * @param {string} text ISO 8601, as `2026-11-27` or with a time
 * @param {{locale: string, dateStyle: "short" | "medium", days?: string}} format `days` are the words for yesterday,
 *   today and tomorrow, with `|` between them
 */
export function writeTime(text, { locale, dateStyle, days }, now = Date.now()) {
	/** @param {Intl.DateTimeFormatOptions} options */
	const date = (options) => new Intl.DateTimeFormat(locale, options).format(new Date(text));
	if (!text.includes("T")) return date({ dateStyle, timeZone: "UTC" });
	const name = days?.split("|")[dayDifference(Date.parse(text), now) + 1];
	return name ? `${name} ${date({ timeStyle: "short" })}` : date({ dateStyle, timeStyle: "short" });
}

/**
 * In calendar days, also of 23 and 25 hours.
 * @param {number} moment
 * @param {number} now
 */
function dayDifference(moment, now) {
	const midnight = (/** @type {number} */ time) => new Date(time).setHours(0, 0, 0, 0);
	return Math.round((midnight(moment) - midnight(now)) / 864e5);
}

/**
 * @param {string} amount
 * @param {string} currency ISO 4217
 * @param {string} locale
 */
export function writeAmount(amount, currency, locale) {
	return new Intl.NumberFormat(locale, { style: "currency", currency }).format(Number(amount));
}

/**
 * As `1:02` or `01:00:02`.
 * @param {number} milliseconds
 */
export function writeDuration(milliseconds) {
	return new Date(milliseconds).toISOString().slice(11, 19).replace(/^00:0?/, "");
}

/**
 * A moment of the operator's own time, with its offset from UTC.
 * @param {string} text `+60` in so many minutes, `1T10:00` in so many days at that time, or a local date and time
 */
export function writeDeadline(text, now = Date.now()) {
	const [, minutes, days, clock] = /^(?:\+(\d+)|(\d+)T(.+))$/.exec(text) ?? [];
	const date = new Date(minutes ? now - (now % 6e4) + Number(minutes) * 6e4 : days ? now : text);
	if (days && clock) {
		const [hour = 0, minute] = clock.split(":").map(Number);
		date.setDate(date.getDate() + Number(days));
		date.setHours(hour, minute, 0, 0);
	}
	const offset = -date.getTimezoneOffset();
	const iso = (/** @type {number} */ time) => new Date(time).toISOString();
	const zone = iso(Math.abs(offset) * 6e4).slice(11, 16);
	return `${iso(date.getTime() + offset * 6e4).slice(0, 19)}${offset < 0 ? "-" : "+"}${zone}`;
}

/**
 * @param {unknown} text
 * @param {number} length in characters
 */
export function shorten(text, length) {
	const characters = [...String(text ?? "")];
	return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : characters.join("");
}

/**
 * What the portal's library tells of the options has been escaped for HTML twice; see `PlacementOptions.unescaped`.
 * @param {Record<string, unknown> | undefined} options
 * @returns {Record<string, unknown>}
 */
export function unescapeTexts(options) {
	const entries = Object.entries(options ?? {});
	const isText = (/** @type {unknown} */ value) => typeof value === "string";
	return Object.fromEntries(
		entries.map(([key, value]) => [key, isText(value) ? unescapeText(unescapeText(String(value))) : value]),
	);
}

/** @type {Record<string, string>} */
const characters = { "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/**
 * Undone once; a text that the portal's escaping cannot have made stays as it is.
 * @param {string} text
 */
export function unescapeText(text) {
	let isEscaped = true;
	const original = text.replace(/&(amp;)?(?:amp|lt|gt|quot|#34|#x22|#39|#x27);|[<>"]/g, (found, isEntity) => {
		const character = isEntity ? found.replace("amp;", "") : characters[found];
		isEscaped &&= character !== undefined;
		return character ?? "";
	});
	return isEscaped ? original : text;
}

/**
 * An item's name, as `CONTACT:42`; empty where there is none.
 * @param {unknown} type
 * @param {unknown} id
 */
export const itemName = (type, id) => (type && Number(id) ? `${type}:${id}` : "");

/**
 * Where a number is, and what time it is there, unless it is that of the operator.
 * @param {{country?: string, zones?: string, phrase?: string}} region with `{country}` and `{time}` in its phrase
 * @param {string} locale
 * @returns {{text: string, isNight: boolean}}
 */
export function writePlace({ country, zones, phrase = "" }, locale, now = Date.now()) {
	const name = (country && new Intl.DisplayNames(locale, { type: "region" }).of(country)) ?? "";
	const told = (zones ?? "").split(" ").filter(Boolean);
	const at = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(locale, options).format(now);
	const times = [...new Set(told.map((timeZone) => at({ timeStyle: "short", timeZone })))];
	if (!name || times.length === 0 || (times.length === 1 && times[0] === at({ timeStyle: "short" }))) {
		return { text: name, isNight: false };
	}
	const hours = told.map((timeZone) =>
		Number(new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone }).format(now)));
	const isNight = hours.every((hour) => hour < 8 || hour > 20);
	return { text: phrase.replace("{country}", name).replace("{time}", times.join(" / ")), isNight };
}
