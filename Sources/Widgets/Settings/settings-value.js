// The value of the settings as the form edits it. Each function leaves what it is given as it is, and keeps what it does
// not know. Nothing here touches the page.

/** @typedef {Record<string, any>} Members */
/** @typedef {{id: string, name: string, followUp?: boolean}} OwnOutcome the program's own, with its name */

const isObject = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @type {(value: unknown) => Members} PHP writes an empty object as a list */
const members = (value) => (isObject(value) ? /** @type {Members} */ (value) : {});

/** @type {(value: unknown) => any[]} PHP writes a list with a gap as an object */
const elements = (value) => (Array.isArray(value) ? value : Object.values(members(value)));

/** @type {(one: unknown, other: unknown) => boolean} */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @type {(text: string) => Members | undefined} nothing for what is no settings */
export function parse(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) || isSame(value, []) ? members(value) : undefined;
	} catch {
		return undefined;
	}
}

/** @type {(settings: Members, former: string) => string} what it was where nothing is changed */
export const format = (settings, former) => (isSame(parse(former), settings) ? former : JSON.stringify(settings));

/** @type {(settings: Members, path: string) => any} */
export const valueAt = (settings, path) => path.split(".").reduce((value, name) => members(value)[name], settings);

/**
 * With another value at a path, as `create.first`; with none where it is the standard one.
 * @type {(settings: Members, path: string, value: unknown, standard?: unknown) => Members}
 */
export function withValue(settings, path, value, standard = undefined) {
	const [name = "", ...rest] = path.split(".");
	const { [name]: former, ...others } = settings;
	if (rest.length === 0 && isSame(value, former ?? standard)) return settings;
	const next = rest.length > 0 ? withValue(members(former), rest.join("."), value, standard) : value;
	const isNothing = rest.length > 0 ? isSame(next, {}) : isSame(value, standard);
	return isNothing ? others : { ...settings, [name]: next };
}

/** @type {(text: unknown, language: string) => string} of one text for all languages, or one for each */
export function textIn(text, language) {
	const texts = isObject(text) ? members(text) : { en: text };
	return String(texts[language] ?? texts.en ?? Object.values(texts)[0] ?? "");
}

/**
 * An object with a text, which is not there where it is empty.
 * @type {(object: Members, name: string, language: string, written: string) => Members}
 */
export const withText = (object, name, language, written) =>
	withValue(object, isObject(object[name]) ? `${name}.${language}` : name, written, "");

/**
 * The outcomes: the program's own where none are set. Those have no names, since they have one in each language.
 * @type {(settings: Members, own: OwnOutcome[]) => Members[]}
 */
export const outcomesOf = (settings, own) =>
	(settings.outcomes === undefined ? own.map((one) => withValue(one, "name", undefined)) : elements(settings.outcomes).map(members));

/** @type {(settings: Members, outcomes: Members[], own: OwnOutcome[]) => Members} */
export const withOutcomes = (settings, outcomes, own) =>
	withValue(settings, "outcomes", isSame(outcomes, outcomesOf({}, own)) ? undefined : outcomes);

/** @type {(name: string, taken: string[]) => string} an outcome's, which never changes once it is saved */
export function idOf(name, taken) {
	const letters = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
	const id = letters.replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "").slice(0, 28) || "outcome";
	let free = id;
	for (let count = 2; taken.includes(free); count += 1) free = `${id}_${count}`;
	return free;
}

/** @type {(settings: Members) => Members[]} */
export const scriptsOf = (settings) => elements(settings.scripts).map(members);

/** @type {(script: Members, language: string) => string[]} */
export const stepsOf = (script, language) => elements(script.steps).map((step) => textIn(step, language));

/**
 * With a step in each line; one that is in several languages stays so.
 * @type {(script: Members, language: string, written: string) => Members}
 */
export function withSteps(script, language, written) {
	const former = elements(script.steps);
	const lines = written.split("\n").map((line) => line.trim()).filter(Boolean);
	const steps = lines.map((line, index) => {
		const step = lines.length === former.length ? former[index] : "";
		return former.find((one) => textIn(one, language) === line) ?? withText({ step }, "step", language, line).step;
	});
	return withValue(script, "steps", steps, []);
}

/** @type {(settings: Members) => Members[]} those that have seconds of their own for wrapping up */
export const linesOf = ({ wrapUp }) =>
	Object.entries(members(wrapUp)).map(([line, seconds]) => ({ line, seconds })).filter(({ line }) => line);

/** @type {(settings: Members, lines: Members[]) => Members} */
export function withLines(settings, lines) {
	const others = Object.entries(members(settings.wrapUp)).filter(([line]) => !line);
	const named = lines.filter(({ line }) => line).map(({ line, seconds }) => [line, seconds]);
	return withValue(settings, "wrapUp", Object.fromEntries([...others, ...named]), {});
}

/** @type {(value: unknown) => string[]} */
export const wordsOf = (value) => elements(value).map(String);

/** @type {(settings: Members, part: string) => boolean} */
export const isHidden = (settings, part) => elements(settings.off).includes(part);

/** @type {(settings: Members, part: string, hides: boolean) => Members} */
export function withHidden(settings, part, hides) {
	const others = elements(settings.off).filter((one) => one !== part);
	return withValue(settings, "off", hides ? [...others, part] : others, []);
}
