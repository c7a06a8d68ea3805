// The control panel: what the operator is like, what happens during the call, and what goes wrong.

import { simulator } from "./simulator.js";

const languageNames = {
  ar: "ar", br: "pt-BR", de: "de", en: "en", fr: "fr", hi: "hi", id: "id", in: "en-IN", it: "it", ja: "ja", kz: "kk",
  la: "es-419", ms: "ms", pl: "pl", ru: "ru", sc: "zh-Hans", tc: "zh-Hant", th: "th", tr: "tr", ua: "uk", vn: "vi",
};

const directionNames = { incoming: "Incoming", outgoing: "Outgoing", callback: "Callback", campaign: "Campaign" };

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
    this.#fill(configuration);
    this.#showSettings(configuration.settings);
    this.#follow();
  }

  get scenario() { return this.scenarios.find((scenario) => scenario.id === this.byID("scenario").value); }
  get language() { return this.byID("language").value; }
  get user() { return this.byID("user").value; }
  get parent() { return this.byID("parent").value; }
  get stateArgument() { return this.byID("state-argument").checked; }

  /** Connects the buttons with the card. */
  operate(card) {
    const click = (id, action) => {
      this.byID(id).addEventListener("click", () => this.#attempt(action));
    };
    this.card = card;
    click("start", () => card.open(this.scenario));
    click("incoming", () => {
      const scenario = this.scenarios.find(({ direction }) => direction === "incoming");
      this.byID("scenario").value = scenario.id;
      return card.open(scenario);
    });
    click("fail", () => card.call.end(this.byID("sip-code").value));
    click("next-client", () => card.nextClient());
    click("create-item", () => this.#createContact(card.call));
    click("close-card", () => card.close());
    click("reopen", () => card.reopen());
    click("expire", () => simulator.expire(card.session.AUTH_ID));
    click("reset", async () => {
      card.remove();
      await simulator.reset();
      this.#showSettings((await simulator.configuration()).settings);
    });
    for (const id of ["start", "incoming"]) this.byID(id).disabled = false;
    this.update();
  }

  /** Offers what can be done with the call as it is now. */
  update() {
    const call = this.card?.call;
    this.byID("fail").disabled = !call || call.ended;
    this.byID("next-client").disabled = !call?.hasNextClient;
    for (const id of ["create-item", "close-card", "reopen", "expire"]) this.byID(id).disabled = !call;
  }

  /** Chooses what the page's URL asks for; a value that is not offered changes nothing. */
  async preselect(parameters) {
    for (const id of ["scenario", "language", "theme", "user", "parent", "library", "rest"]) {
      const control = this.byID(id);
      const value = parameters.get(id);
      if (value !== null && [...control.options].some((offered) => offered.value === value)) control.value = value;
    }
    const width = Number(parameters.get("width"));
    if (width) this.byID("frame-width").value = width;
    this.#setTheme();
    this.#setWidth();
    const settings = ["library", "rest"].filter((id) => parameters.has(id)).map((id) => [id, this.byID(id).value]);
    if (settings.length > 0) await this.#attempt(() => this.#save(Object.fromEntries(settings)));
    if (parameters.get("start") === "1") this.byID("start").click();
  }

  #fill({ languages, users, scenarios }) {
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
    const keys = { library: "library", rest: "rest", "rest-delay": "rest_delay_ms", oauth: "oauth" };
    for (const [id, key] of Object.entries(keys)) {
      this.byID(id).addEventListener("change", () => {
        this.#attempt(() => this.#save({ [key]: this.byID(id).value }));
      });
    }
  }

  async #save(settings) { this.#showSettings(await simulator.set(settings)); }

  #showSettings(settings) {
    this.byID("library").value = settings.library;
    this.byID("rest").value = settings.rest;
    this.byID("rest-delay").value = settings.rest_delay_ms;
    this.byID("oauth").value = settings.oauth;
  }

  #setTheme() { document.documentElement.dataset.theme = this.byID("theme").value; }

  #setWidth() {
    const input = this.byID("frame-width");
    if (input.validity.rangeUnderflow || input.validity.rangeOverflow || !input.value) return;
    this.byID("card-frame-holder").style.setProperty("--frame-width", `${input.value}px`);
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

  async #attempt(action) {
    const message = this.byID("panel-message");
    message.textContent = "";
    try {
      await action();
    } catch (error) {
      message.textContent = error.message;
    }
  }
}
