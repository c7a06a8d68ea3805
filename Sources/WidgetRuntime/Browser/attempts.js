// What is known of an action, and what is sent of it next.

/**
 * What a form writes, kept in the browser's tab until it is known to be saved: `id` is `ACTION_ID`, `owner` the portal
 * and the user, `fields` are the action's own. `attempts` are those that may have written (`isSent`), the first of them
 * at `firstAt`. Times are in milliseconds since 1970. A choice is sent with something else, and may be taken back.
 * @typedef {{
 *   id: string, action: string, owner: string, target: Target, placement: string, options: Record<string, unknown>,
 *   fields: Record<string, string>, isSent: boolean, attempts: number, firstAt: number,
 *   isChoice?: boolean, isTakenBack?: boolean
 * }} Entry
 */

/**
 * What a form writes about: another one is another call or client, and elsewhere another page.
 * @typedef {{call: string, number: string, item: string, chosen?: string}} Target
 *
 * Whom the operator has `chosen` in place of the portal's `item` makes no other target.
 */

/** Sixteen random bytes, as `ACTION_ID` has them. */
export function randomID() {
	return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Whether what is written about one target may go to the other: a call gets its id, and a client an item; one that was
 * chosen is taken back.
 * @param {Target} old
 * @param {Target} next
 */
export function isSameTarget(old, next) {
	const isSameCall = old.call === next.call || !old.call;
	const isSameClient = old.call !== "" || !["hidden", "unknown"].includes(old.number);
	const isOpen = isSameClient && (!old.item || (!next.item && old.call === next.call));
	return old.number === next.number && isSameCall && (old.item === next.item || isOpen);
}

/** A portal may work 60 s on a request; what is not there before that may still come. */
export const settlingTime = 65;

/**
 * Whole seconds since the first attempt; a day where the clock went backwards.
 * @param {Entry} entry
 * @param {number} now
 * @param {number} [measured] milliseconds since the first attempt by a clock that is never set
 */
export function age({ firstAt }, now, measured = 0) {
	return now < firstAt ? 86_400 : Math.ceil(Math.max(now - firstAt, measured) / 1000);
}

/**
 * Counts an attempt that is sent now.
 * @param {Entry} entry
 * @param {number} now
 * @param {number} [measured] see `age`
 * @returns {Record<string, string>} the protocol's fields
 */
export function begin(entry, now, measured) {
	if (entry.attempts === 0) entry.firstAt = now;
	entry.attempts += 1;
	entry.isSent = true;
	const attempt = { ACTION: entry.action, ACTION_ID: entry.id, ATTEMPT: String(entry.attempts) };
	return entry.attempts === 1 ? attempt : { ...attempt, AGE: String(age(entry, now, measured)) };
}

const final = ["done", "later", "kept"];
/** This attempt has written nothing. */
const uncounted = ["busy", "fresh-auth", "cannot", "invalid"];
/** Nor have those before: the server has looked. */
const clean = ["refused", "duplicates", "stale"];

/**
 * Whether the same would be refused again: where there is no form in which it can be changed, it is over.
 * @param {string} result
 */
export const isHopeless = (result) => ["invalid", "refused", "stale"].includes(result);

/** @param {string} result */
export const isFinal = (result) => final.includes(result);

/**
 * Takes back attempts that have certainly written nothing.
 * @param {Entry} entry
 * @param {string} result
 */
export function end(entry, result) {
	if (uncounted.includes(result)) entry.attempts -= 1;
	if (clean.includes(result)) entry.attempts = 0;
	if (entry.attempts === 0) entry.isSent = false;
}

/**
 * How long to wait before the next attempt, in milliseconds; `undefined` where the operator has to do something first.
 * @param {string} result
 * @param {number} count of attempts in a row that came to nothing, from 1
 * @param {number} seconds since the first attempt that may have written
 */
export function pause(result, count, seconds) {
	if (result === "busy") return Math.min(1000 * 2 ** count, 30_000);
	if (result !== "unknown") return undefined;
	const wait = Math.min(1500 * 2 ** count, 60_000);
	// Not long after the moment from which an answer is certain.
	const rest = (settlingTime + 1 - seconds) * 1000;
	return rest > 0 ? Math.min(wait, rest) : wait;
}

/**
 * What became of a request, by its answer.
 * @param {number} status
 * @param {string | undefined} result that the answer tells
 */
export function resultOf(status, result) {
	if (status === 200) return result ?? "unknown";
	if (status === 429) return "busy";
	return status >= 400 && status < 500 && status !== 408 ? "cannot" : "unknown";
}

/**
 * Whether a text is longer than a field takes.
 * @param {string} text
 * @param {number} characters
 * @param {number} bytes in UTF-8
 */
export function isTooLong(text, characters, bytes) {
	const trimmed = text.trim();
	return [...trimmed].length > characters || new TextEncoder().encode(trimmed).length > bytes;
}

const prefix = "placard.action.";

/** The entries in a browser's storage, where that is not blocked. */
export class Entries {
	/** @param {Storage | undefined} storage */
	constructor(storage) {
		this.storage = storage;
		/** Whether the last one could be kept. */
		this.isKept = storage !== undefined;
	}

	/** @param {Entry} entry */
	put(entry) {
		try {
			this.storage?.setItem(prefix + entry.id, JSON.stringify(entry));
			this.isKept = this.storage !== undefined;
		} catch {
			this.isKept = false;
		}
	}

	/** @param {Entry} entry */
	remove({ id }) {
		this.storage?.removeItem(prefix + id);
	}

	/**
	 * @param {string} id
	 * @returns {Entry | undefined}
	 */
	get(id) {
		try {
			return JSON.parse(this.storage?.getItem(prefix + id) ?? "null") ?? undefined;
		} catch {
			return undefined;
		}
	}

	/**
	 * @param {string} owner
	 * @returns {Entry[]}
	 */
	of(owner) {
		const names = Object.keys(this.storage ?? {}).filter((name) => name.startsWith(prefix));
		const entries = names.map((name) => this.get(name.slice(prefix.length)));
		return entries.flatMap((entry) => (entry?.owner === owner ? [entry] : []));
	}
}
