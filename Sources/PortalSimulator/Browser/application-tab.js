// A tab of the call card that the application has bound: its button in the row, and its frame.

import { callCardCommands } from "./commands.js";
import { Placement } from "./placement.js";

/** The title in a language of the portal, as the application has bound it. */
export function titleIn(language, { title, langAll }) {
  return langAll?.[language]?.TITLE || title || "Placard";
}

export class ApplicationTab {
  #rendering;

  /**
   * `binding` is one of the placement, the `number`th of them. `timed` is called with the milliseconds after which the
   * frame could be seen, and had asked for the call.
   */
  constructor({ template, row, before, number, binding, application, timed }) {
    Object.assign(this, { binding, application, timed });
    const suffix = number === 0 ? "" : `-${number + 1}`;
    const parts = template.content.cloneNode(true);
    this.tab = parts.querySelector("[role=tab]");
    this.holder = parts.querySelector("[role=tabpanel]");
    this.tab.id = `card-tab${suffix}`;
    this.holder.id = `card-frame-holder${suffix}`;
    this.tab.setAttribute("aria-controls", this.holder.id);
    this.holder.setAttribute("aria-labelledby", this.tab.id);
    row.insertBefore(this.tab, before);
    row.nextElementSibling.append(this.holder);
    this.#showTitle();
  }

  get isOpen() { return this.#rendering !== undefined; }

  /** Renders the tab for a call, with a token and a session of its own. */
  async open(call, closing) {
    const { settings, configuration } = this.application;
    const rendering = Symbol("rendering");
    this.close();
    this.#rendering = rendering;
    this.timed({});
    this.#showTitle();
    this.holder.dataset.loading = "yes";
    const session = await this.application.newSession().catch((error) => {
      this.holder.dataset.loading = "no";
      throw error;
    });
    // Another call, or another rendering of this one, may have begun meanwhile.
    if (this.#rendering !== rendering) return;
    this.session = session;
    const placement = new Placement({
      holder: this.holder, configuration, handler: this.binding.handler, session, language: settings.language,
      code: "CALL_CARD", options: call.placementOptions(settings.current), kind: settings.current, title: "Placard",
    });
    this.frame = this.application.converse(placement, {
      commands: callCardCommands(call, closing),
      events: () => this.application.cardEvents(),
      reopen: () => this.open(call, closing),
    });
    const visible = placement.open();
    const timings = {};
    this.frame.onAnswer = (command) => {
      if (command !== "getStatus" || timings.live !== undefined) return;
      timings.live = performance.now() - placement.openedAt;
      this.timed(timings);
    };
    timings.visible = await visible;
    if (this.#rendering === rendering) this.timed(timings);
  }

  /** Tells the application of an event, if it is there to hear it. */
  fire(event, ...data) { this.frame?.fire(event, ...data); }

  close() {
    this.#rendering = undefined;
    this.session = undefined;
    if (!this.frame) return;
    this.application.frames.remove(this.frame);
    this.frame.placement.remove();
    this.frame = undefined;
    this.#showTitle();
  }

  #showTitle() { this.tab.textContent = titleIn(this.application.settings.language, this.binding); }
}
