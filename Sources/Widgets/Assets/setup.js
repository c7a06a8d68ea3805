// The installation page, and the application's own page. README, "In the browser", tells what this is.

const root = document.documentElement;
const { library, locale, dateStyle } = document.querySelector("[data-library]").dataset;
const [DOMAIN, PROTOCOL, APP_SID] = window.name.split("|");
const place = () => document.querySelector("#setup");
let isFinished;

// Not before: the portal hides the frame until `load`.
addEventListener("load", () => {
	if (window === parent || !APP_SID) return;
	const script = document.createElement("script");
	const onload = () => window.BX24?.init(connect);
	document.head.append(Object.assign(script, { src: library, onload }));
});

function connect() {
	root.dataset.live = "yes";
	new ResizeObserver(fit).observe(document.body);
	finish();
	if (place().dataset.asks) ask();
}

function fit() {
	BX24.resizeWindow(innerWidth, Math.ceil(document.body.getBoundingClientRect().height));
}

// Until then the portal shows no widget to anybody. It closes the page with it.
function finish() {
	localize();
	if (isFinished || !place().dataset.finish) return;
	isFinished = true;
	BX24.installFinish();
}

// With a token of now: the page may have been open for hours.
async function ask() {
	const { access_token: AUTH_ID, member_id } = BX24.getAuth() || (await renew());
	if (!AUTH_ID) return;
	const old = place();
	old.ariaBusy = "true";
	const { view: VIEW } = old.dataset;
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

const renew = () =>
	new Promise((done) => {
		setTimeout(() => done({}), 5000);
		BX24.refreshAuth(() => done(BX24.getAuth() || {}));
	});

function localize() {
	const format = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: "short" });
	for (const time of document.querySelectorAll("time")) time.textContent = format.format(new Date(time.dateTime));
}

addEventListener("click", ({ target }) => {
	if (!root.dataset.live) return;
	if (target.closest("[data-ask]")) ask();
	if (target.closest("[data-finish-now]")) BX24.installFinish();
});
