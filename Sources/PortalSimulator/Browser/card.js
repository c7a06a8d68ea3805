// The call card: one call, the application's frame beside it, and what passes between the two.

import { Call } from "./call.js";
import { Closing } from "./closing.js";
import { callCardCommands, callCardEvents, generalCommands } from "./commands.js";
import { Face } from "./face.js";
import { Frame } from "./frame.js";
import { Placement } from "./placement.js";
import { simulator } from "./simulator.js";
import { Tabs } from "./tabs.js";

/** An outgoing call dials by itself, this long after its card has opened. */
const untilDialling = 1_000;
/** The portal looks the client up while the frame loads, and tells the application a little later. */
const untilResolved = 400;

export class CallCard {
  #timers = [];
  #rendering;

  /**
   * `settings` are the operator's choices (`language`, `user`, `parent`, `stateArgument`), `changed` is called whenever
   * the call is another than before, and `fired` with every event that the application is told.
   */
  constructor({ byID, configuration, frames, protocol, slider, settings, changed, fired }) {
    Object.assign(this, { configuration, frames, protocol, slider, settings, changed, fired });
    this.section = byID("call-card");
    this.emptyDesk = byID("no-call");
    this.holder = byID("card-frame-holder");
    this.sliderHolder = byID("slider-holder");
    this.tab = byID("card-tab");
    this.timings = byID("timings");
    this.face = new Face(byID);
    this.tabs = new Tabs(this.section.querySelector("[role=tablist]"));
    this.face.answer.addEventListener("click", () => this.call?.advance());
    this.face.hangUp.addEventListener("click", () => this.call?.end());
  }

  /** Lets the phone ring, or dials. */
  async open(scenario) {
    this.remove();
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
    this.emptyDesk.hidden = true;
    this.tabs.select(this.tab);
    this.#show();
    if (heldFocus) this.face.focus();
    if (scenario.direction === "outgoing") {
      this.#after(untilDialling, () => { if (call.state === "idle") call.advance(); });
    }
    await this.reopen();
  }

  /** Renders the application's tab once more, with a token and a session of its own. */
  async reopen() {
    const { call } = this;
    const { user, language } = this.settings;
    const rendering = Symbol("rendering");
    this.#rendering = rendering;
    this.#removeFrame();
    this.#showTimings({});
    this.holder.dataset.loading = "yes";
    const session = await simulator.session(user).catch((error) => {
      this.holder.dataset.loading = "no";
      throw error;
    });
    // Another call, or another rendering of this one, may have begun meanwhile.
    if (this.#rendering !== rendering) return;
    this.session = session;
    const placement = new Placement({
      holder: this.holder, configuration: this.configuration, session, language,
      code: "CALL_CARD", options: call.placementOptions(), title: "Placard",
    });
    this.frame = this.#converse(placement, callCardCommands(call, this.closing), callCardEvents);
    const visible = placement.open();
    const timings = {};
    this.frame.onAnswer = (command) => {
      if (command !== "getStatus" || timings.live !== undefined) return;
      timings.live = performance.now() - placement.openedAt;
      this.#showTimings(timings);
    };
    timings.visible = await visible;
    if (this.#rendering !== rendering) return;
    this.#showTimings(timings);
    this.#after(untilResolved, () => call.announceEntity());
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
    this.#removeFrame();
    this.#rendering = undefined;
    this.call = undefined;
    this.session = undefined;
    this.section.hidden = true;
    this.emptyDesk.hidden = false;
    if (heldFocus) this.emptyDesk.querySelector("button").focus();
    this.changed();
  }

  #converse(placement, placementCommands, events) {
    const general = generalCommands(placement, {
      slider: this.slider,
      openApplication: (parameters) => this.#openApplication(parameters),
      reopen: () => this.reopen(),
      setTitle: (title) => { (events ? this.tab : this.slider.title).textContent = title; },
    });
    const frame = new Frame({
      placement, commands: { general, placement: placementCommands }, events,
      protocol: this.protocol, manner: () => this.settings.parent,
    });
    this.frames.add(frame);
    return frame;
  }

  /** The application's own page in the slider; its settings travel among its parameters, with the prefix `bx24_`. */
  #openApplication(parameters) {
    const placement = new Placement({
      holder: this.sliderHolder, configuration: this.configuration, session: this.session,
      language: this.settings.language, code: "DEFAULT", options: parameters, title: "Placard's own page",
    });
    const title = String(parameters.bx24_title ?? "Placard");
    let frame;
    const remove = () => {
      this.frames.remove(frame);
      placement.remove();
    };
    const closed = this.slider.show(title, { remove }, parameters.bx24_width);
    frame = this.#converse(placement);
    placement.open();
    return closed;
  }

  #removeFrame() {
    if (!this.frame) return;
    this.frames.remove(this.frame);
    this.frame.placement.remove();
    this.frame = undefined;
    this.tab.textContent = "Placard";
  }

  /** A response holds one value, so two arguments travel as a list, which the client library spreads out again. */
  #fireState({ state, parameters }) {
    this.#fire("CallCard::CallStateChanged", this.settings.stateArgument ? [state, parameters] : state);
  }

  #fire(event, ...data) {
    this.fired(event, data[0]);
    this.frame?.fire(event, ...data);
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
