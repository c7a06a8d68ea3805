// The portal's client library, written anew from its documentation: the part of the global BX24 that widgets use. A
// classic script without inline styles or evaluated text, so that it runs under a strict Content-Security-Policy.

(function () {
  "use strict";

  const [domain, protocol, sid] = window.name.split("|");
  if (!domain || !protocol || !sid || window.parent === window) {
    window.BX24 = null;
    throw new Error("BX24 works only inside a frame of the portal.");
  }
  const scheme = Number(protocol) === 1 ? "https" : "http";
  const portalOrigin = new URL(`${scheme}://${domain}`).origin;

  // Messages: a callback of a command is called once, that of an event whenever the event occurs.

  const callbacks = new Map();
  let lastCallback = 0;

  function send(command, parameters, callback, isLasting = false) {
    let id = "";
    if (typeof callback === "function") {
      lastCallback += 1;
      id = `${Date.now().toString(36)}${lastCallback.toString(36)}`;
      callbacks.set(id, { callback, isLasting });
    }
    const text = parameters == null ? "" : JSON.stringify(parameters);
    window.parent.postMessage(`${command}:${text}:${id}:${sid}`, portalOrigin);
  }

  window.addEventListener("message", (event) => {
    if (event.origin !== portalOrigin || event.source !== window.parent || typeof event.data !== "string") return;
    const colon = event.data.indexOf(":");
    const id = colon < 0 ? event.data : event.data.slice(0, colon);
    const text = colon < 0 ? "" : event.data.slice(colon + 1);
    const waiting = callbacks.get(id);
    if (!waiting) return;
    if (!waiting.isLasting) callbacks.delete(id);
    // Nothing arrives as an empty list.
    waiting.callback(text ? JSON.parse(text) : []);
  });

  // Initialization: the first `init` asks the portal for its data; callbacks never run before `init` has returned.

  let data;
  let isAsked = false;
  let expiresAt = 0;
  const waitingForData = [];

  function take({ AUTH_ID, AUTH_EXPIRES, REFRESH_ID }) {
    data.AUTH_ID = AUTH_ID;
    data.REFRESH_ID = REFRESH_ID;
    expiresAt = Date.now() + Number(AUTH_EXPIRES) * 1000;
  }

  function init(callback) {
    if (typeof callback === "function") {
      if (data) setTimeout(callback, 0);
      else waitingForData.push(callback);
    }
    if (isAsked) return;
    isAsked = true;
    send("getInitData", null, (answer) => {
      data = answer;
      take(answer);
      for (const waiting of waitingForData.splice(0)) setTimeout(waiting, 0);
    });
  }

  function isReady() { return document.readyState !== "loading"; }

  function ready(handler) {
    if (typeof handler !== "function") return;
    if (isReady()) setTimeout(handler, 0);
    else document.addEventListener("DOMContentLoaded", () => handler(), { once: true });
  }

  function getAuth() {
    if (!data || Date.now() >= expiresAt) return false;
    return {
      access_token: data.AUTH_ID,
      refresh_token: data.REFRESH_ID,
      expires_in: expiresAt,
      domain: data.DOMAIN,
      member_id: data.MEMBER_ID,
    };
  }

  function refreshAuth(callback) {
    send("refreshAuth", null, (answer) => {
      take(answer);
      if (typeof callback === "function") callback(getAuth());
    });
  }

  // REST.

  /** The parameters as PHP reads them: `name[key][0]=value`. */
  function query(parameters) {
    const pairs = new URLSearchParams();
    const add = (name, value) => {
      if (value === null || value === undefined) pairs.append(name, "");
      else if (typeof value !== "object") pairs.append(name, typeof value === "boolean" ? Number(value) : value);
      else for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item);
    };
    for (const [name, value] of Object.entries(parameters ?? {})) add(name, value);
    return pairs;
  }

  class CallError {
    constructor(status, ex) {
      this.status = status;
      this.ex = ex;
    }
    getError() { return this.ex; }
    getStatus() { return this.status; }
    toString() { return `${[this.ex.error, this.ex.error_description].filter(Boolean).join(": ")} (${this.status})`; }
  }

  class CallResult {
    constructor(answer, status, again) {
      this.answer = answer;
      this.status = status;
      this.again = again;
    }
    data() { return this.answer.result; }
    error() {
      const { error, error_description } = this.answer;
      if (!error) return undefined;
      return new CallError(this.status, typeof error === "object" ? error : { error, error_description });
    }
    more() { return this.answer.next !== undefined; }
    total() { return Number(this.answer.total); }
    time() { return this.answer.time; }
    next(callback) { return this.more() && this.again ? this.again(this.answer.next, callback) : false; }
  }

  function post(method, parameters, done, mayRenew) {
    const request = new XMLHttpRequest();
    const body = query(parameters);
    body.set("auth", data.AUTH_ID);
    request.open("POST", `${portalOrigin}/rest/${method}.json`);
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.addEventListener("loadend", () => {
      let answer;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = { error: "NETWORK_ERROR", error_description: "The portal gave no usable answer." };
      }
      const isExpired = mayRenew && String(answer.error).toLowerCase() === "expired_token";
      if (isExpired) refreshAuth(() => post(method, parameters, done, false));
      else done(answer, request.status);
    });
    request.send(body);
    return request;
  }

  /** Runs `call` as soon as there are the portal's data and a token that has not expired. */
  function authorized(call) {
    if (!data) init(() => authorized(call));
    else if (getAuth()) return call();
    else refreshAuth(call);
    return undefined;
  }

  function callMethod(method, parameters, callback) {
    return authorized(() => post(method, parameters, (answer, status) => {
      const again = (start, other) => callMethod(method, { ...parameters, start }, other ?? callback);
      if (typeof callback === "function") callback(new CallResult(answer, status, again));
    }, true));
  }

  function callBatch(calls, callback, isHalting = false) {
    const cmd = {};
    for (const [key, call] of Object.entries(calls)) {
      const [method, parameters] = Array.isArray(call) ? call : [call.method, call.params];
      cmd[key] = `${method}?${query(parameters)}`;
    }
    return authorized(() => post("batch", { halt: isHalting, cmd }, (answer, status) => {
      const batch = answer.result;
      const results = Array.isArray(calls) ? [] : {};
      for (const key of Object.keys(calls)) {
        const one = batch ? {
          result: batch.result?.[key],
          error: batch.result_error?.[key],
          total: batch.result_total?.[key],
          next: batch.result_next?.[key],
          time: batch.result_time?.[key],
        } : answer;
        const [method, parameters] = Array.isArray(calls[key]) ? calls[key] : [calls[key].method, calls[key].params];
        const again = (start, other) => callMethod(method, { ...parameters, start }, other);
        results[key] = new CallResult(one, status, again);
      }
      if (typeof callback === "function") callback(results);
    }, true));
  }

  // The window and the placement.

  function getScrollSize() {
    const { documentElement, body } = document;
    return {
      scrollWidth: Math.max(documentElement.scrollWidth, documentElement.offsetWidth, body?.scrollWidth ?? 0),
      scrollHeight: Math.max(documentElement.scrollHeight, documentElement.offsetHeight, body?.scrollHeight ?? 0),
    };
  }

  /** Whole pixels only; "100%" is taken for 100, as the portal's library does. */
  function resizeWindow(width, height, callback) {
    const across = Number.parseInt(width, 10) || 100;
    const down = Number.parseInt(height, 10);
    if (down > 0) send("resizeWindow", { width: across, height: down }, callback);
  }

  function openApplication(parameters, callback, settings) {
    const prefixed = Object.entries(settings ?? {}).map(([key, value]) => [`bx24_${key}`, value]);
    send("openApplication", { ...parameters, ...Object.fromEntries(prefixed) }, callback);
  }

  const placement = {
    info: () => ({ placement: data?.PLACEMENT, options: data?.PLACEMENT_OPTIONS }),
    getInterface: (callback) => send("getInterface", null, callback),
    /** Does nothing for a name that the library itself has. */
    call: (command, parameters, callback) => {
      if (window.BX24[command] === undefined) send(command, parameters, callback);
    },
    /** From a portal that passes all arguments of an event, they come as a list. */
    bindEvent: (event, callback) => {
      const spread = (said) => (Array.isArray(said) && said.length > 0 ? callback(...said) : callback(said));
      send("placementBindEvent", { event }, spread, true);
    },
  };

  window.BX24 = {
    init, ready, isReady,
    getAuth, refreshAuth,
    getLang: () => data?.LANG,
    getDomain: () => domain.replace(/:(80|443)$/, ""),
    isAdmin: () => data?.IS_ADMIN === true,
    callMethod, callBatch,
    getScrollSize, resizeWindow,
    fitWindow: (callback) => send("resizeWindow", { width: "100%", height: getScrollSize().scrollHeight }, callback),
    setTitle: (title, callback) => send("setTitle", { title: String(title) }, callback),
    reloadWindow: (callback) => send("reloadWindow", null, callback),
    scrollParentWindow: (scroll, callback) => {
      const position = Number.parseInt(scroll, 10);
      if (!Number.isNaN(position)) send("setScroll", { scroll: position }, callback);
    },
    openPath: (path, callback) => send("openPath", { path }, callback),
    openApplication,
    closeApplication: (callback) => send("closeApplication", null, callback),
    installFinish: () => send("setInstallFinish"),
    /** Runs `callback` when a user has the application for the first time. */
    install: (callback) => init(() => {
      if (!data.FIRST_RUN) return;
      if (typeof callback === "function") callback();
      send("setInstall", { install: true });
    }),
    userOption: {
      get: (name) => data?.USER_OPTIONS?.[name],
      set: (name, value, callback) => send("setUserOption", { name, value }, callback),
    },
    appOption: {
      get: (name) => data?.APP_OPTIONS?.[name],
      set: (name, value, callback) => send("setAppOption", { name, value }, callback),
    },
    selectUser: (callback) => send("selectUser", { mult: 0 }, callback),
    selectUsers: (callback) => send("selectUser", { mult: 1 }, callback),
    selectAccess: (value, callback) => send("selectAccess", { value }, callback),
    selectCRM: (parameters, callback) => send("selectCRM", parameters, callback),
    im: {
      callTo: (userID, isVideo) => send("imCallTo", { userId: userID, video: isVideo }),
      phoneTo: (number) => send("imPhoneTo", { phone: number }),
      openMessenger: (dialog) => send("imOpenMessenger", { dialogId: dialog }),
      openHistory: (dialog) => send("imOpenHistory", { dialogId: dialog }),
    },
    placement,
  };
}());
