// What has been chosen, in a `form[data-waits]`: it is sent with the next form, or when the page says so, and can be taken
// back: README, "Forms that write".

import {
	companions, deliver, drafts, entries, entryOf, forms, ownFields, say, sendLater, subject, tellOfFormer, text,
} from "./actions.js";
import { isFinal, isHopeless, randomID } from "./attempts.js";

/** @typedef {import("./attempts.js").Entry} Entry */

/**
 * What has been chosen about the target, and what became of it: nothing yet where that is empty.
 * @type {Map<Entry, string>}
 */
const choices = new Map();

const waitingForms = () => forms().filter(({ dataset }) => dataset.waits);

/** A part brings the form of a choice each time that it is loaded. */
function takeUp() {
	for (const form of waitingForms()) {
		if (drafts.has(form)) continue;
		const known = [...choices.keys()].find(({ fields }) => fields.ITEM === ownFields(form).ITEM);
		const entry = known ?? { ...entryOf(form), isChoice: true };
		drafts.set(form, entry);
		if (!known) {
			choices.set(entry, "");
			entries.put(entry);
		}
		if (choices.get(entry) === "done") form.dataset.waits = "done";
	}
}

/** @param {Entry} entry */
const isOpen = (entry) =>
	!entry.isSent && !choices.get(entry) && !!(entry.options.CALL_ID || Number(entry.options.CRM_ACTIVITY_ID));

/** Sends what has been chosen. */
export function sendChoices() {
	for (const entry of choices.keys()) {
		// A call gets its id, and its activity.
		Object.assign(entry, subject());
		if (isOpen(entry)) sendChoice(entry);
	}
}

/** @param {Entry} entry */
function sendChoice(entry) {
	deliver(entry, (result, answer) => {
		const form = waitingForms().find((one) => drafts.get(one) === entry);
		if (entry.isTakenBack) {
			if (isFinal(result)) revoke(entry);
			return;
		}
		if (!choices.has(entry)) tellOfFormer(entry, result, answer);
		else if (isFinal(result) || isHopeless(result)) choices.set(entry, result);
		if (form && result === "done") form.dataset.waits = "done";
		if (form) say(form, ...(answer ? answer.childNodes : [text(form, result)]));
	});
}

/** @param {HTMLFormElement} form that waits */
function takeBack(form) {
	const entry = drafts.get(form);
	if (!entry) return;
	drafts.delete(form);
	const isOver = choices.get(entry);
	choices.delete(entry);
	entry.isTakenBack = true;
	if (isOver) revoke(entry);
	else if (!entry.isSent) entries.remove(entry);
}

/** @param {Entry} entry that is done */
function revoke({ fields: { INSTEAD, ...fields }, ...entry }) {
	// Where somebody else has been chosen meanwhile, whom the portal had linked is not linked again.
	if (INSTEAD && choices.size === 0) fields.INSTEAD = INSTEAD;
	sendLater({ ...entry, id: randomID(), isSent: false, isTakenBack: false, attempts: 0, fields: { ...fields, UNDO: "yes" } });
}

/** What has been chosen about something else is sent there. */
function leave() {
	for (const entry of choices.keys()) if (isOpen(entry)) sendChoice(entry);
	for (const form of waitingForms()) drafts.delete(form);
	choices.clear();
}

companions.push({ entries: () => [...choices.keys()], isOpen, takeUp, send: sendChoices, leave });

addEventListener("click", ({ target }) => {
	const form = /** @type {Element} */ (target).closest("[data-retry]")?.closest("form");
	if (form?.dataset.waits) takeBack(form);
});
