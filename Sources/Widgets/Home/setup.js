// The installation page, and the application's own page: README, "In the browser".

import { all, find, get, localize, post, root, settings } from "./page.js";
import { callFields, connect, fitFrame, frame, hasLibrary, library } from "./portal.js";

const place = () => get("#setup");
let isFinished = false;
/** @type {(() => void)[]} */
const listeners = [];

/** @param {() => void} listener what a page does besides, once the portal has answered */
export function whenAnswered(listener) {
	listeners.push(listener);
}

connect(start, giveUp);

function start() {
	root.dataset.live = "yes";
	show("waiting");
	fitFrame();
	finish();
	if (place().dataset.asks) ask();
	for (const listener of listeners) listener();
}

/** Says the likely reason. */
function giveUp() {
	if (root.dataset.live) return;
	/** @type {Record<string, string | undefined>} */
	const addresses = { address: location.origin + location.pathname, library: settings.library };
	const likely = hasLibrary() ? "address" : "library";
	for (const line of all("[data-reason]")) {
		const { reason = "" } = line.dataset;
		line.hidden = reason !== likely;
		get("code", line).textContent = addresses[reason] ?? "";
	}
	show("no");
}

/**
 * Shows what has become of telling the portal.
 * @param {"waiting" | "yes" | "no"} told
 */
function show(told) {
	for (const part of all("[data-told]")) part.hidden = part.dataset.told !== told;
}

/** Until then the portal shows no widget to anybody. It closes the page with it. */
function finish() {
	localize(document);
	if (!place().dataset.finish) return;
	if (!isFinished) library?.installFinish();
	isFinished = true;
	show("yes");
}

/** With a token of now: the page may have been open for hours. */
async function ask() {
	const old = place();
	if (old.ariaBusy) return;
	old.ariaBusy = "true";
	const call = await callFields();
	if (!call) {
		old.ariaBusy = null;
		return show("no");
	}
	const fields = { VIEW: old.dataset.part ?? "", ...call, APP_SID: frame.session, PLACEMENT: "DEFAULT" };
	try {
		const answer = await post(fields);
		const found = find("#setup", answer.document);
		if (found) old.replaceWith(found);
	} catch {} // What is there stays, with its button.
	place().ariaBusy = null;
	finish();
}

addEventListener("click", ({ target }) => {
	if (!root.dataset.live) return;
	const button = /** @type {Element} */ (target);
	if (button.closest("[data-ask]")) ask();
	if (button.closest("[data-finish-now]")) library?.installFinish();
});
