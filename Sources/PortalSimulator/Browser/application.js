// The application in the portal: its installer and its own page in the slider, and what every frame of it may ask for.

import { callCardEvents, generalCommands } from "./commands.js";
import { Frame } from "./frame.js";
import { Placement } from "./placement.js";
import { simulator } from "./simulator.js";

export class Application {
  /**
   * `holder` is the slider's, `settings` are the operator's choices, `changed` is called with the application as it is
   * from then on, and `failed` with an error that nobody else hears of.
   */
  constructor({ configuration, frames, protocol, slider, holder, settings, changed, failed }) {
    Object.assign(this, { configuration, frames, protocol, slider, holder, settings, changed, failed });
    this.now = configuration.application;
  }

  /** Does something to the application on the portal's side: "forget", "script", "update", "uninstall". */
  async perform(action, fields = {}) {
    this.take(await simulator.application({ do: action, user: this.settings.user, ...fields }));
    return this.now;
  }

  /** Learns how the application is now. */
  take(application) {
    this.now = application;
    this.changed(application);
  }

  /** An administrator adds the application and opens it for the first time. */
  async install() {
    await this.perform("begin");
    await this.open();
  }

  /** The application as the portal's menu opens it: before it is installed its installer, then its own page. */
  async open() {
    if (!this.now.interface) throw new Error("An application that was added as a script has no page of its own.");
    const { user } = this.settings;
    const session = await simulator.session(user);
    if (this.now.state === "unfinished") this.#openInstaller(session, user);
    else this.openPage(session, {});
  }

  /** The application's own page in the slider; its settings travel among its parameters, with the prefix `bx24_`. */
  openPage(session, parameters) {
    const title = String(parameters.bx24_title ?? "Placard");
    return this.#openInSlider({
      session, title, handler: this.now.handler, options: parameters, width: parameters.bx24_width,
      frameTitle: "Placard's own page", reopen: () => this.openPage(session, parameters),
    });
  }

  #openInstaller(session, user) {
    return this.#openInSlider({
      session, title: "Installing the application", handler: this.now.installer, options: {}, isInstalling: true,
      frameTitle: "The application's installer", reopen: () => this.#openInstaller(session, user),
      finishInstallation: () => this.#finish(session, user).catch(this.failed),
    });
  }

  /** The portal launches the application as soon as it is installed. */
  async #finish(session, user) {
    this.slider.close();
    await this.perform("finish", { user });
    this.openPage(session, {});
  }

  #openInSlider({ session, title, handler, options, width, isInstalling, frameTitle, reopen, finishInstallation }) {
    const placement = new Placement({
      holder: this.holder, configuration: this.configuration, handler, session, language: this.settings.language,
      code: "DEFAULT", options, title: frameTitle, isInstalling,
    });
    let frame;
    const remove = () => {
      this.frames.remove(frame);
      placement.remove();
    };
    const closed = this.slider.show(title, { remove }, width);
    frame = this.converse(placement, {
      reopen, finishInstallation, setTitle: (text) => { this.slider.title.textContent = text; },
    });
    placement.open();
    return closed;
  }

  /** Gives a frame of the application somebody to talk to. `commands` are those of a call card. */
  converse(placement, { commands, reopen, setTitle, finishInstallation }) {
    const general = generalCommands(placement, {
      slider: this.slider, reopen, setTitle, finishInstallation,
      openApplication: (parameters) => this.openPage(placement.session, parameters),
    });
    const frame = new Frame({
      placement, commands: { general, placement: commands }, events: commands ? callCardEvents : undefined,
      protocol: this.protocol, manner: () => this.settings.parent,
    });
    this.frames.add(frame);
    return frame;
  }
}
