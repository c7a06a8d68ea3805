// Opening a widget the way Bitrix24 does: a hidden form, posted into a named iframe that stays invisible behind a
// spinner until it has loaded.

import { escaped, randomHex } from "./call.js";

/** What the portal lets a frame do; the clipboard is not among it. */
const allowedFeatures = "geolocation *; microphone *; camera *; autoplay *;";

/** The portal writes JSON as PHP does, with escapes for what HTML would take for its own. */
function phpJSON(value) {
  return JSON.stringify(value).replaceAll("/", "\\/").replace(/\\.|[&'<>]/g, (found) => {
    if (found.length > 1 && found !== '\\"') return found;
    return `\\u00${found.at(-1).charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

/** The texts of the first level, as they are after a template of the portal. */
function escapedTexts(options) {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => {
    return [name, typeof value === "string" ? escaped(value) : value];
  }));
}

function handlerURL(handler, { domain, protocol }, language, sid) {
  const query = new URLSearchParams({ DOMAIN: domain, PROTOCOL: protocol, LANG: language, APP_SID: sid });
  return handler + (handler.includes("?") ? "&" : "?") + query;
}

/** In the order in which a portal posts them; `options` are those of the placement, where it has any. */
function fields(session, memberID, code, options, { posts_application: postsApplication }) {
  return {
    AUTH_ID: session.AUTH_ID,
    AUTH_EXPIRES: session.AUTH_EXPIRES,
    REFRESH_ID: session.REFRESH_ID,
    SERVER_ENDPOINT: session.SERVER_ENDPOINT,
    ...(postsApplication === "on" && {
      APPLICATION_TOKEN: session.APPLICATION_TOKEN,
      APPLICATION_SCOPE: session.APPLICATION_SCOPE,
    }),
    member_id: session.member_id ?? memberID,
    status: session.status,
    PLACEMENT: code,
    ...(Object.keys(options).length > 0 && { PLACEMENT_OPTIONS: phpJSON(options) }),
  };
}

function submit(action, target, values) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  form.target = target;
  form.hidden = true;
  for (const [name, value] of Object.entries(values)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

/** One rendering of a widget: its frame, the session it was opened with and what the portal told it. */
export class Placement {
  /**
   * `holder` receives the iframe, `handler` the form. `code` and `options` are PLACEMENT and PLACEMENT_OPTIONS, `kind` is
   * what this portal posts, `title` names the frame for those who do not see it, `isInstalling` says that it is the
   * application's installer.
   */
  constructor({ holder, configuration, handler, session, language, code, options, kind, title, isInstalling = false }) {
    this.configuration = configuration;
    this.session = session;
    this.language = language;
    this.handler = handler;
    this.isInstalling = isInstalling;
    this.code = code;
    this.kind = kind;
    const isEscaping = kind.escapes_options === "on";
    this.postedOptions = isEscaping ? escapedTexts(options) : options;
    /** What the client library is told they are. */
    this.shownOptions = isEscaping ? escapedTexts(this.postedOptions) : options;
    this.holder = holder;
    this.sid = randomHex(16);
    /** As it was typed: one with capital letters is that of no message. */
    this.origin = /^https?:\/\/[^/?#]*/.exec(handler)[0];
    this.iframe = document.createElement("iframe");
    this.iframe.name = `${configuration.domain}|${configuration.protocol}|${this.sid}`;
    this.iframe.allow = allowedFeatures;
    this.iframe.title = title;
    this.place = document.createElement("div");
    this.place.className = "frame-place";
    this.place.append(this.iframe);
  }

  /** Posts the form. The promise gives the milliseconds until the frame could be seen. */
  open() {
    this.holder.dataset.loading = "yes";
    this.holder.append(this.place);
    this.openedAt = performance.now();
    const loaded = new Promise((resolve) => {
      this.iframe.addEventListener("load", () => {
        this.holder.dataset.loading = "no";
        resolve(performance.now() - this.openedAt);
      }, { once: true });
    });
    const { configuration, session } = this;
    const action = handlerURL(this.handler, configuration, this.language, this.sid);
    submit(action, this.iframe.name, fields(session, configuration.memberId, this.code, this.postedOptions, this.kind));
    return loaded;
  }

  remove() {
    this.place.remove();
    this.holder.dataset.loading = "no";
  }
}
