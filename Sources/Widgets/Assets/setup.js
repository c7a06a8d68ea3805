// The installation page, and the application's own page. README, "In the browser", tells what this is.

const root = document.documentElement;
const { library, locale, dateStyle } = document.querySelector("[data-library]").dataset;
const [DOMAIN, PROTOCOL, APP_SID] = window.name.split("|");
const place = () => document.querySelector("#setup");
let isFinished = false;

// Not before: the portal hides the frame until `load`.
addEventListener("load", () => {
	if (window === parent || !APP_SID) return giveUp();
	setTimeout(giveUp, 5000);
	const script = document.createElement("script");
	const onload = () => window.BX24?.init(connect);
	document.head.append(Object.assign(script, { src: library, onerror: giveUp, onload }));
});

/** The portal has answered, be it late. */
function connect() {
	root.dataset.live = "yes";
	show("waiting");
	new ResizeObserver(fit).observe(document.body);
	finish();
	if (place().dataset.asks) ask();
}

/** Says that the portal does not answer, and the likely reason. */
function giveUp() {
	if (root.dataset.live) return;
	const addresses = { address: location.origin + location.pathname, library };
	const likely = window.BX24 ? "address" : "library";
	for (const line of document.querySelectorAll("[data-reason]")) {
		const { reason } = line.dataset;
		line.hidden = reason !== likely;
		line.querySelector("code").textContent = addresses[reason];
	}
	show("no");
}

/**
 * Shows what has become of telling the portal.
 * @param {"waiting" | "yes" | "no"} told
 */
function show(told) {
	for (const part of document.querySelectorAll("[data-told]")) part.hidden = part.dataset.told !== told;
}

/**
 * Makes the frame as high as the page, where the portal does so; others do not answer. Said to the portal itself: the
 * library's `resizeWindow` takes a width in pixels only, which the frame would keep for good, and its `fitWindow` never
 * makes a frame less high.
 */
function fit() {
	const size = { width: "100%", height: Math.ceil(document.body.getBoundingClientRect().height) };
	const portal = `${PROTOCOL === "1" ? "https" : "http"}://${DOMAIN}`;
	parent.postMessage(`resizeWindow:${JSON.stringify(size)}::${APP_SID}`, portal);
}

// Until then the portal shows no widget to anybody. It closes the page with it.
function finish() {
	localize();
	if (!place().dataset.finish) return;
	if (!isFinished) BX24.installFinish();
	isFinished = true;
	show("yes");
}

// With a token of now: the page may have been open for hours.
async function ask() {
	const old = place();
	if (old.ariaBusy) return;
	old.ariaBusy = "true";
	const { access_token: AUTH_ID, member_id } = BX24.getAuth() || (await renew());
	if (!AUTH_ID) {
		old.ariaBusy = null;
		return show("no");
	}
	const { part: VIEW } = old.dataset;
	const body = new URLSearchParams({
		VIEW, DOMAIN, PROTOCOL, APP_SID, LANG: BX24.getLang(), member_id, PLACEMENT: "DEFAULT", AUTH_ID,
	});
	try {
		const signal = AbortSignal.timeout(30000);
		const answer = await (await fetch(location, { method: "POST", body, signal })).text();
		const found = new DOMParser().parseFromString(answer, "text/html").querySelector("#setup");
		if (found) old.replaceWith(found);
	} catch {} // What is there stays, with its button.
	place().ariaBusy = null;
	finish();
}

/** Once the portal has not renewed the token, it is not asked again: where it cannot, it shows an alert each time. */
let canRenew = true;

async function renew() {
	if (!canRenew) return {};
	canRenew = await new Promise((done) => {
		setTimeout(done, 5000, false);
		BX24.refreshAuth((auth) => done(!!auth));
	});
	return BX24.getAuth() || {};
}

function localize() {
	const format = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: "short" });
	for (const time of document.querySelectorAll("time")) time.textContent = format.format(new Date(time.dateTime));
}

addEventListener("click", ({ target }) => {
	if (!root.dataset.live) return;
	if (target.closest("[data-ask]")) ask();
	if (target.closest("[data-finish-now]")) BX24.installFinish();
});
