// The control panel: what the operator is like, what happens during the call, and what goes wrong.

import { simulator } from "./simulator.js";

const languageNames = {
  ar: "ar", br: "pt-BR", de: "de", en: "en", fr: "fr", hi: "hi", id: "id", in: "en-IN", it: "it", ja: "ja", kz: "kk",
  la: "es-419", ms: "ms", pl: "pl", ru: "ru", sc: "zh-Hans", tc: "zh-Hant", th: "th", tr: "tr", ua: "uk", vn: "vi",
};

/** What a call card gives its tabs: about 560 px in a browser, 540 in a window of 1366. */
function widthOfTabs() { return innerWidth <= 1366 ? 540 : 560; }

const directionNames = { incoming: "Incoming", outgoing: "Outgoing", callback: "Callback", campaign: "Campaign" };

/** The simulator's settings by the controls that set them. */
const settingKeys = {
  library: "library", rest: "rest", "rest-delay": "rest_delay_ms", oauth: "oauth", "app-info": "app_info",
  "operating-limit": "operating_limit", "operating-reset": "operating_reset_s", address: "address",
  "old-address": "old_address", "portal-kind": "portal", telephony: "telephony", "posts-application": "posts_application",
  "posts-uri": "posts_uri", "escapes-options": "escapes_options", "event-arguments": "event_arguments",
  "opens-types": "opens_types", "refresh-auth": "refresh_auth", "note-overwrite": "note_overwrite",
  "rest-lost": "rest_lost", "rest-lost-as": "rest_lost_as", "read-only": "read_only", "rest-broken": "rest_broken",
  "rest-broken-as": "rest_broken_as", "rest-late": "rest_late", "rest-late-delay": "rest_late_ms", "crm-mode": "crm_mode",
  "crm-create": "crm_create", "call-activity": "call_activity", "call-ai": "call_ai", "event-tokens": "event_tokens",
  "required-fields": "required_fields", "locked-stages": "locked_stages",
};

/** What can be broken before it is carried out, meanwhile and afterwards. */
const writes = [
  "crm.timeline.note.save", "crm.timeline.comment.add", "crm.activity.todo.add", "crm.activity.todo.updateDeadline",
  "crm.activity.update", "crm.activity.binding.add", "crm.activity.layout.blocks.set", "crm.item.add", "crm.item.update",
  "user.option.set",
];

function option(value, text) {
  return new Option(text, value);
}

function languageOption(code) {
  const name = new Intl.DisplayNames(["en"], { type: "language" }).of(languageNames[code] ?? code);
  return option(code, `${name} (${code})`);
}

export class Panel {
  constructor(byID, configuration) {
    this.byID = byID;
    this.scenarios = configuration.scenarios;
    this.addresses = configuration.addresses;
    this.#fill(configuration);
    this.#showSettings(configuration.settings);
    this.#follow();
  }

  get scenario() { return this.scenarios.find((scenario) => scenario.id === this.byID("scenario").value); }
  get language() { return this.byID("language").value; }
  get user() { return this.byID("user").value; }
  get parent() { return this.byID("parent").value; }

  /** Connects the buttons with the card and the application. */
  operate(card, application) {
    const click = (id, action) => {
      this.byID(id).addEventListener("click", () => this.#attempt(action));
    };
    this.card = card;
    click("start", () => this.#start(this.scenario));
    click("incoming", () => {
      const scenario = this.scenarios.find(({ direction }) => direction === "incoming");
      this.byID("scenario").value = scenario.id;
      return this.#start(scenario);
    });
    click("fail", () => card.call.end(this.byID("sip-code").value));
    click("next-client", () => card.nextClient());
    click("create-item", () => this.#createContact(card.call));
    click("set-state", () => card.call.setQuietly(this.byID("quiet-state").value));
    click("close-card", () => card.close());
    click("reopen", () => card.reopen());
    click("expire", () => simulator.expire(card.session.AUTH_ID));
    click("reset", async () => {
      await card.remove();
      await simulator.reset();
      const configuration = await simulator.configuration();
      application.take(configuration.application);
      this.#showSettings(configuration.settings);
    });
    for (const id of ["start", "incoming"]) this.byID(id).disabled = false;
    this.update();
  }

  /** Offers what can be done with the call as it is now. */
  update() {
    const call = this.card?.call;
    this.byID("fail").disabled = !call || call.ended;
    this.byID("next-client").disabled = !call?.hasNextClient;
    for (const id of ["create-item", "close-card", "set-state"]) this.byID(id).disabled = !call;
    const hasFrame = call && this.card.applicationTabs.length > 0;
    for (const id of ["reopen", "expire"]) this.byID(id).disabled = !hasFrame;
  }

  /** Chooses what the page's URL asks for; a value that is not offered changes nothing. */
  async preselect(parameters) {
    const ids = ["scenario", "language", "theme", "user", "parent", "library", "rest", "portal-kind", "telephony"];
    for (const id of ids) {
      const control = this.byID(id);
      const value = parameters.get(id);
      if (value !== null && [...control.options].some((offered) => offered.value === value)) control.value = value;
    }
    this.byID("frame-width").value = Number(parameters.get("width")) || widthOfTabs();
    this.#setTheme();
    this.#setWidth();
    const settings = ids.filter((id) => id in settingKeys && parameters.has(id))
      .map((id) => [settingKeys[id], this.byID(id).value]);
    if (settings.length > 0) await this.#attempt(() => this.#save(Object.fromEntries(settings)));
    if (parameters.get("start") === "1") this.byID("start").click();
  }

  #fill({ languages, users, scenarios, addresses }) {
    this.byID("address").append(...addresses.map((address, number) => {
      return option(["first", "second"][number], new URL(address).host);
    }));
    for (const id of ["rest-broken", "rest-late", "rest-lost"]) {
      // The simulator gives them back in small letters.
      this.byID(id).append(...writes.map((method) => option(method.toLowerCase(), method)));
    }
    this.byID("language").append(...languages.map(languageOption));
    this.byID("language").value = "en";
    this.byID("user").append(...users.map(({ id, name, isAdmin }) => {
      return option(id, isAdmin ? `${name} (admin)` : name);
    }));
    for (const [direction, label] of Object.entries(directionNames)) {
      const group = document.createElement("optgroup");
      group.label = label;
      group.append(...scenarios.filter((scenario) => scenario.direction === direction)
        .map(({ id, title }) => option(id, title)));
      if (group.children.length > 0) this.byID("scenario").append(group);
    }
  }

  #follow() {
    this.byID("theme").addEventListener("change", () => this.#setTheme());
    this.byID("frame-width").addEventListener("input", () => this.#setWidth());
    for (const [id, key] of Object.entries(settingKeys)) {
      this.byID(id).addEventListener("change", () => {
        this.#attempt(() => this.#save({ [key]: this.byID(id).value }));
      });
    }
  }

  /** What this portal is like may have been changed elsewhere. */
  async #start(scenario) {
    this.#showSettings(await simulator.settings());
    await this.card.open(scenario);
  }

  async #save(settings) { this.#showSettings(await simulator.set(settings)); }

  #showSettings(settings) {
    /** The settings as the page last heard of them. */
    this.current = settings;
    for (const [id, key] of Object.entries(settingKeys)) this.#showSetting(this.byID(id), settings[key]);
    // A renamed portal is at its new address only: its frames would not talk to a page elsewhere.
    const address = this.addresses[settings.address === "second" ? 1 : 0];
    if (this.addresses.includes(location.origin) && address !== location.origin) {
      location.assign(address + location.pathname + location.search);
    }
  }

  /** A value that the panel does not offer is shown all the same: another program may have set it. */
  #showSetting(control, value) {
    const isOffered = control.options === undefined || [...control.options].some((one) => one.value === String(value));
    if (!isOffered) control.append(option(value, value));
    control.value = value;
  }

  #setTheme() { document.documentElement.dataset.theme = this.byID("theme").value; }

  #setWidth() {
    const input = this.byID("frame-width");
    if (input.validity.rangeUnderflow || input.validity.rangeOverflow || !input.value) return;
    this.byID("call-card").style.setProperty("--frame-width", `${input.value}px`);
  }

  /** The simulated CRM takes no new items from this page: the "new" contact is one that it has and the call has not. */
  #createContact(call) {
    const isNew = ({ CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id }) => {
      const isLinked = call.client.CRM_BINDINGS.some((item) => item.ENTITY_TYPE === type && item.ENTITY_ID === id);
      return type === "CONTACT" && !isLinked;
    };
    const contact = this.scenarios.flatMap(({ clients }) => clients).find(isNew);
    if (!contact) throw new Error("The simulated CRM has no further contact.");
    call.link("CONTACT", contact.CRM_ENTITY_ID, contact.NAME);
  }

  say(text) { this.byID("panel-message").textContent = text; }

  async #attempt(action) {
    this.say("");
    try {
      await action();
    } catch (error) {
      this.say(error.message);
    }
  }
}
