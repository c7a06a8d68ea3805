// The call card: one call, the application's frame beside it, and what passes between the two.

import { ApplicationTab } from "./application-tab.js";
import { Call } from "./call.js";
import { Closing } from "./closing.js";
import { Face } from "./face.js";
import { Tabs } from "./tabs.js";

/** An outgoing call dials by itself, this long after its card has opened. */
const untilDialling = 1_000;
/** The portal looks the client up while the frame loads, and tells the application a little later. */
const untilResolved = 400;

export class CallCard {
  #timers = [];

  /**
   * The card has the tabs that were bound when the portal's page loaded. `settings` are the operator's choices
   * (`stateArgument`), `changed` is called whenever the call is another than before, `fired` with every event that the
   * application is told, and `failed` with an error that nobody else hears of.
   */
  constructor({ byID, configuration, application, slider, settings, changed, fired, failed }) {
    Object.assign(this, { slider, settings, changed, fired, failed });
    this.section = byID("call-card");
    this.emptyDesk = byID("no-call");
    this.timings = byID("timings");
    this.face = new Face(byID);
    const row = this.section.querySelector("[role=tablist]");
    this.applicationTabs = configuration.application.tabs.map((binding, number) => new ApplicationTab({
      template: byID("application-tab"), row, before: byID("details-tab"), number, binding, application,
      timed: (timings) => this.#showTimings(timings),
    }));
    this.tabs = new Tabs(row, (tab) => this.#openLate(tab));
    this.face.answer.addEventListener("click", () => this.call?.advance());
    this.face.hangUp.addEventListener("click", () => this.call?.end());
  }

  /** What the frame that was opened last was opened with. */
  get session() { return this.applicationTabs.findLast(({ session }) => session)?.session; }

  /** Lets the phone ring, or dials. */
  async open(scenario) {
    this.remove();
    this.tabs.select(this.applicationTabs[0]?.tab ?? this.tabs.tabs[0]);
    const call = new Call(scenario);
    this.call = call;
    this.closing = new Closing({
      beforeClose: () => this.#fire("CallCard::BeforeClose"),
      close: () => this.remove(),
    });
    call.addEventListener("state", ({ detail }) => this.#fireState(detail));
    call.addEventListener("entity", ({ detail }) => this.#fire("CallCard::EntityChanged", detail));
    call.addEventListener("ended", () => { if (!call.hasNextClient) this.closing.conversationEnded(); });
    call.addEventListener("change", () => this.#show());
    const heldFocus = this.emptyDesk.contains(document.activeElement);
    this.section.hidden = false;
    document.body.dataset.card = "open";
    this.emptyDesk.hidden = true;
    this.#show();
    if (heldFocus) this.face.focus();
    if (scenario.direction === "outgoing") {
      this.#after(untilDialling, () => { if (call.state === "idle") call.advance(); });
    }
    await this.reopen();
  }

  /** Renders the application's tab once more; the others that were open wait until they are chosen again. */
  async reopen() {
    const chosen = this.applicationTabs.find(({ tab }) => tab === this.tabs.chosen) ?? this.applicationTabs[0];
    for (const tab of this.applicationTabs) tab.close();
    this.#showTimings({});
    if (chosen) await this.#openTab(chosen);
  }

  nextClient() {
    this.closing.conversationBegan();
    this.call.nextClient();
  }

  /** The operator closes the card, whatever the application would like. */
  close() {
    this.call.end();
    this.closing.closeNow();
  }

  /** Takes the card away, and with it the frame and all that was to happen. */
  remove() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.closing?.cancel();
    this.slider.close();
    this.face.stop();
    const heldFocus = this.section.contains(document.activeElement);
    for (const tab of this.applicationTabs) tab.close();
    this.#showTimings({});
    this.call = undefined;
    this.section.hidden = true;
    delete document.body.dataset.card;
    this.emptyDesk.hidden = false;
    if (heldFocus) this.emptyDesk.querySelector("button").focus();
    this.changed();
  }

  async #openTab(tab) {
    const { call } = this;
    if (await tab.open(call, this.closing)) this.#after(untilResolved, () => call.announceEntity());
  }

  /** A further tab of the application is opened when it is first looked at; the first one is open already. */
  #openLate(button) {
    const tab = this.applicationTabs.find((candidate) => candidate.tab === button);
    if (this.call && tab && !tab.isOpen) this.#openTab(tab).catch(this.failed);
  }

  /** A response holds one value, so two arguments travel as a list, which the client library spreads out again. */
  #fireState({ state, parameters }) {
    this.#fire("CallCard::CallStateChanged", this.settings.stateArgument ? [state, parameters] : state);
  }

  #fire(event, ...data) {
    this.fired(event, data[0]);
    for (const tab of this.applicationTabs) tab.fire(event, ...data);
  }

  #show() {
    this.face.show(this.call);
    this.changed();
  }

  #showTimings({ visible, live }) {
    const parts = [];
    this.#keep("visibleMs", visible, "visible after", parts);
    this.#keep("liveMs", live, "live after", parts);
    this.timings.textContent = parts.length > 0 ? `The application was ${parts.join(", ")}.` : "";
  }

  #keep(name, milliseconds, words, parts) {
    if (milliseconds === undefined) {
      this.timings.dataset[name] = "";
      return;
    }
    this.timings.dataset[name] = Math.round(milliseconds);
    parts.push(`${words} ${Math.round(milliseconds)} ms`);
  }

  #after(milliseconds, action) { this.#timers.push(setTimeout(action, milliseconds)); }
}
