// The installation page: README, "In the browser".

import { find, get, localize, post, root } from "./page.js";
import { callFields, connect, fitFrame, frame, library } from "./portal.js";
import { giveUp, show } from "./silence.js";

const place = () => get("#setup");
let isFinished = false;

connect(start, giveUp);

function start() {
	root.dataset.live = "yes";
	show("waiting");
	fitFrame();
	finish();
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
