// The panel's part about the application: how it is installed, and what that can be changed into.

const stateNames = {
  absent: () => "Not installed",
  unfinished: () => "Added, the installer is not done",
  installed: ({ version, interface: hasPages }) => `Installed, version ${version}${hasPages ? "" : ", script only"}`,
};

function outcome({ event, url, status, error }) {
  return `${event} to ${url}: ${error ?? status}`;
}

export class ApplicationPanel {
  constructor(byID, application) {
    this.byID = byID;
    this.application = application;
    this.loaded = JSON.stringify(application.now.tabs);
    this.state = byID("application-state");
    this.answer = byID("application-answer");
    this.buttons = {
      install: [() => application.install(), ["absent", "unfinished"]],
      "open-application": [() => application.open(), ["unfinished", "installed"]],
      "update-application": [() => this.#perform("update", "ONAPPUPDATE"), ["installed"]],
      "install-script": [() => this.#perform("script", "ONAPPINSTALL"), ["absent"]],
      "uninstall-keep": [() => this.#perform("uninstall", "ONAPPUNINSTALL", { clean: 0 }), ["unfinished", "installed"]],
      "uninstall-clean": [() => this.#perform("uninstall", "ONAPPUNINSTALL", { clean: 1 }), ["unfinished", "installed"]],
      "forget-application": [() => application.perform("forget"), ["unfinished", "installed"]],
    };
    for (const [id, [action]] of Object.entries(this.buttons)) {
      byID(id).addEventListener("click", () => this.#attempt(action));
    }
    byID("reload").addEventListener("click", () => location.reload());
    this.show(application.now);
  }

  show(now) {
    this.state.textContent = stateNames[now.state](now);
    this.state.dataset.state = now.state;
    for (const [id, [, states]] of Object.entries(this.buttons)) this.byID(id).disabled = !states.includes(now.state);
    this.byID("reload-note").hidden = JSON.stringify(now.tabs) === this.loaded;
  }

  /** An error, or what the application's handlers have answered. */
  say(text, hasFailed = false) {
    this.answer.dataset.failed = hasFailed ? "yes" : "no";
    this.answer.textContent = text;
  }

  async #perform(action, event, fields) {
    this.say("Waiting for the application…");
    const { deliveries } = await this.application.perform(action, fields);
    const hasFailed = deliveries.some(({ status }) => !(status >= 200 && status < 300));
    this.say(deliveries.map(outcome).join("\n") || `Nobody has subscribed to ${event}.`, hasFailed);
  }

  async #attempt(action) {
    this.say("");
    try {
      await action();
    } catch (error) {
      this.say(error.message, true);
    }
  }
}
