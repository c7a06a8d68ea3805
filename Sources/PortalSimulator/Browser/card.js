// The call card: one call, the application's frame beside it, and what passes between the two.

import { ApplicationTab } from "./application-tab.js";
import { Call } from "./call.js";
import { Closing } from "./closing.js";
import { Face } from "./face.js";
import { Tabs } from "./tabs.js";
import { answerCall, beginCall, endCall } from "./telephony.js";

/** An outgoing call dials by itself, this long after its card has opened. */
const untilDialling = 1_000;

/** Where the telephony makes a lead of an unknown number, the card hears of it this long after it has opened. */
const untilCreated = 1_000;

export class CallCard {
  #timers = [];
  #written = Promise.resolve();

  /**
   * The card has the tabs that were bound when the portal's page loaded. `settings` say what this portal is like, `changed`
   * is called whenever the call is another than before, `fired` with every event that the application is told, and `failed`
   * with an error that nobody else hears of.
   */
  constructor({ byID, configuration, application, settings, changed, fired, failed }) {
    Object.assign(this, { application, settings, changed, fired, failed });
    this.section = byID("call-card");
    this.folded = byID("folded");
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
    this.face.fold.addEventListener("click", () => this.#fold(true));
    byID("unfold").addEventListener("click", () => this.#fold(false));
  }

  /** What the frame that was opened last was opened with. */
  get session() { return this.applicationTabs.findLast(({ session }) => session)?.session; }

  /** Why no further call gets a card; undefined where one would. */
  get obstacle() {
    if (!this.closing?.isAfterCall) return undefined;
    return this.call.isRest ? "The phone rings. A card is open already, so that the portal opens none for this call."
      : "A card that is held after its call is open: the operator gets no further calls.";
  }

  /** Lets the phone ring, or dials. */
  async open(scenario) {
    if (this.obstacle) throw new Error(this.obstacle);
    this.remove();
    const { telephony, call_activity: activity, crm_create: creates } = this.settings.current;
    const call = new Call(scenario, telephony, activity === "during");
    this.call = call;
    this.application.cardsOpened += 1;
    this.closing = new Closing({
      beforeClose: () => this.#fire("CallCard::BeforeClose"),
      close: () => this.remove(),
      changed: () => this.#show(),
    });
    call.addEventListener("state", ({ detail }) => {
      this.#fireState(detail);
      if (detail.state === "connected" && activity === "answered") answerCall(call, this.settings.user).catch(this.failed);
    });
    call.addEventListener("entity", ({ detail }) => this.#changeEntity(detail));
    call.addEventListener("ended", ({ detail }) => {
      this.#written = endCall(call, this.settings.user, detail.failedCode).catch(this.failed);
      if (this.call === call) this.#end(detail.failedCode);
    });
    call.addEventListener("change", () => { if (this.call === call) this.#show(); });
    const heldFocus = this.emptyDesk.contains(document.activeElement);
    this.section.hidden = false;
    this.emptyDesk.hidden = true;
    this.#fold(false);
    this.#showTabs();
    if (heldFocus) this.face.focus();
    if (scenario.direction === "outgoing") {
      this.#after(untilDialling, () => { if (call.phone === "waiting") call.advance(); });
    }
    if (creates === "on" && !call.isCampaign && !call.client.CRM_ENTITY_TYPE) {
      this.#after(untilCreated, () => this.#createItem(call).catch(this.failed));
    }
    const first = this.applicationTabs[0];
    this.#showTimings({});
    // In a campaign the list of clients is what the card shows first; the application's tab loads when it is chosen.
    if (!first || call.isCampaign || !call.showsCRM) this.tabs.select(this.tabs.tabs[0]);
    else await this.#choose(first);
  }

  /** Renders the application's tab once more; the others that were open wait until they are chosen again. */
  async reopen() {
    const chosen = this.applicationTabs.find(({ tab }) => tab === this.tabs.chosen) ?? this.applicationTabs[0];
    for (const tab of this.applicationTabs) tab.close();
    this.#showTimings({});
    if (chosen) await chosen.open(this.call, this.closing);
  }

  nextClient() {
    this.closing.callBegan();
    this.call.nextClient();
  }

  /** The operator closes the card, whatever the application would like. */
  close() { this.closing.closeNow(); }

  /**
   * Takes the card away, and with it the frame, the call and all that was to happen. The answer comes when the telephony has
   * written down what it knows.
   */
  remove() {
    const { call } = this;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.closing?.cancel();
    this.closing = undefined;
    this.face.stop();
    const heldFocus = this.section.contains(document.activeElement);
    for (const tab of this.applicationTabs) tab.close();
    this.#showTimings({});
    this.call = undefined;
    call?.end();
    this.section.hidden = true;
    this.folded.hidden = true;
    delete document.body.dataset.card;
    this.emptyDesk.hidden = false;
    if (heldFocus) this.emptyDesk.querySelector("button").focus();
    this.changed();
    return this.#written;
  }

  /** A call that failed to come about can be dialled again, and a campaign goes on: only then the card stays by itself. */
  #end(failedCode) {
    const { call, closing } = this;
    const stays = call.isCampaign ? call.hasNextClient : failedCode !== undefined && !call.isRest;
    if (stays || closing.isHeld) call.announceEnd(failedCode);
    if (!stays) closing.callEnded();
  }

  /** The telephony has made an item of the number, which the call is linked to then. */
  async #createItem(call) {
    const item = await beginCall(call, this.settings.user);
    if (item && this.call === call) call.link(item.type, item.id, item.name);
  }

  #changeEntity(detail) {
    this.#fire("CallCard::EntityChanged", detail);
    this.#showTabs();
    const first = this.applicationTabs[0];
    const isNew = first && !this.call.isCampaign && !this.applicationTabs.some(({ isOpen }) => isOpen);
    if (isNew) this.#choose(first).catch(this.failed);
  }

  /** Without a block about the CRM there are no tabs of applications. */
  #showTabs() {
    for (const { tab } of this.applicationTabs) tab.hidden = !this.call.showsCRM;
  }

  /** Opens a tab and shows it. */
  async #choose(tab) {
    const opened = tab.open(this.call, this.closing);
    this.tabs.select(tab.tab);
    await opened;
  }

  /** A tab of the application that is not the first one is opened when it is first looked at. */
  #openLate(button) {
    const tab = this.applicationTabs.find((candidate) => candidate.tab === button);
    if (this.call && tab && !tab.isOpen) tab.open(this.call, this.closing).catch(this.failed);
  }

  /** The frame stays; the portal's page scrolls again. */
  #fold(isFolded) {
    this.section.dataset.folded = isFolded ? "yes" : "no";
    this.folded.hidden = !isFolded;
    if (isFolded) delete document.body.dataset.card;
    else document.body.dataset.card = "open";
    this.#show();
  }

  /**
   * A portal passes an event's first argument on and no other. Where this one is told to pass all, two travel as a list,
   * which the client library spreads out again.
   */
  #fireState({ state, parameters }) {
    const isAll = this.settings.current.event_arguments === "all";
    this.#fire("CallCard::CallStateChanged", isAll ? [state, parameters] : state);
  }

  #fire(event, ...data) {
    if (!this.applicationTabs.some(({ isOpen }) => isOpen)) return;
    this.fired(event, data[0]);
    for (const tab of this.applicationTabs) tab.fire(event, ...data);
  }

  #show() {
    this.face.show(this.call, this.closing);
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
