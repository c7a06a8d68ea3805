// The application in the portal: its installer and its own page in the slider, and what every frame of it may ask for.

import { callCardEvents, generalCommands } from "./commands.js";
import { DetailTab, detailOf } from "./detail-tab.js";
import { Frame } from "./frame.js";
import { Placement } from "./placement.js";
import { simulator } from "./simulator.js";

/** What says how the slider is to look; it is not handed on to the application. */
const sliderParameters = ["bx24_width", "bx24_leftBoundary", "bx24_title", "bx24_label"];

export class Application {
  /** As many call cards as the portal's page has opened: each announces the card's events once more. */
  cardsOpened = 0;
  #appOptions = {};
  #memories = new Map();

  /**
   * `holder` is the slider's, `settings` are the operator's choices and the portal's, `changed` is called with the
   * application as it is from then on, `failed` with an error that nobody else hears of, and `phoneTo` with a number that
   * the application wants to be called.
   */
  constructor({ configuration, frames, protocol, slider, holder, settings, changed, failed, phoneTo }) {
    Object.assign(this, { configuration, frames, protocol, slider, holder, settings, changed, failed, phoneTo });
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

  /** What the application has stored for a user, in this browser, and for all of them, as long as the page is open. */
  memoryOf({ user }) {
    if (!this.#memories.has(user)) {
      const userOptions = JSON.parse(localStorage.getItem(`options of user ${user}`) ?? "{}");
      this.#memories.set(user, { isFirstRun: true, userOptions, appOptions: this.#appOptions });
    }
    return this.#memories.get(user);
  }

  /** Stores an option for a user. */
  setUserOption({ user }, name, value) {
    const { userOptions } = this.memoryOf({ user });
    userOptions[name] = value;
    localStorage.setItem(`options of user ${user}`, JSON.stringify(userOptions));
  }

  /** An administrator adds the application and opens it for the first time. */
  async install() {
    await this.perform("begin");
    await this.open();
  }

  /** The application as the portal's menu opens it: before it is installed its installer, then its own page. */
  async open() {
    if (!this.now.interface) throw new Error("An application that was added as a script has no page of its own.");
    const session = await this.newSession();
    if (this.now.state === "unfinished") this.#openInstaller(session);
    else this.#openOwnPage(session);
  }

  /** A token and what is posted beside it, for the user whom the panel has chosen. */
  async newSession() {
    const { user } = this.settings;
    return { ...await simulator.session(user), user };
  }

  /** The application's own page in a slider, as an application opens it. */
  openPage(session, parameters) {
    const options = Object.fromEntries(
      Object.entries(parameters).filter(([name]) => !sliderParameters.includes(name)));
    return this.#openInSlider({
      session, title: String(parameters.bx24_title ?? "Placard"), handler: this.now.handler, options, isSlider: true,
      width: parameters.bx24_width, frameTitle: "Placard's own page",
      reopen: () => this.openPage(session, parameters),
    });
  }

  /** A page of the portal in the slider, with the application's tabs where it is that of an item. */
  openPath(path, session) {
    const item = detailOf(path);
    const tabs = this.now.detailTabs.filter(({ placement }) => item?.placements.includes(placement));
    return this.slider.openPath(path, this.configuration.applicationId, tabs.map((binding) => {
      return new DetailTab({ application: this, binding, item, session });
    }));
  }

  /** Gives a frame of the application somebody to talk to. `commands` and `events` are those of its placement. */
  converse(placement, { commands, events, ...place }) {
    const general = generalCommands(placement, { application: this, settings: this.settings, ...place });
    const frame = new Frame({
      placement, commands: { general, placement: commands }, events, protocol: this.protocol,
      manner: () => this.settings.parent,
    });
    this.frames.add(frame);
    return frame;
  }

  /** The call card's events; every card that is opened in the same page adds them once more. */
  cardEvents() { return Array.from({ length: this.cardsOpened }, () => callCardEvents).flat(); }

  /** From the portal's menu: a page of the portal, with the application's frame in it. */
  #openOwnPage(session) {
    return this.#openInSlider({
      session, title: "Placard", handler: this.now.handler, options: {}, frameTitle: "Placard's own page",
      reopen: () => this.#openOwnPage(session),
    });
  }

  #openInstaller(session) {
    return this.#openInSlider({
      session, title: "Installing the application", handler: this.now.installer, options: {}, isInstalling: true,
      frameTitle: "The application's installer", reopen: () => this.#openInstaller(session),
      finishInstallation: () => this.#finish(session).catch(this.failed),
    });
  }

  /** The portal launches the application as soon as it is installed. */
  async #finish(session) {
    this.slider.close();
    await this.perform("finish", { user: session.user });
    this.#openOwnPage(session);
  }

  #openInSlider({ session, title, handler, options, width, isInstalling, isSlider, frameTitle, ...place }) {
    const placement = new Placement({
      holder: this.holder, configuration: this.configuration, handler, session, language: this.settings.language,
      code: "DEFAULT", options, kind: this.settings.current, title: frameTitle, isInstalling,
    });
    let frame;
    const remove = () => {
      this.frames.remove(frame);
      placement.remove();
    };
    const closed = this.slider.show(title, { remove }, width);
    frame = this.converse(placement, {
      ...place, isSlider, setTitle: (text) => { this.slider.title.textContent = text; },
    });
    placement.open();
    return closed;
  }
}
