// The portal's page: loads the configuration and puts card, panel and protocol together.

import { ApplicationPanel } from "./application-panel.js";
import { Application } from "./application.js";
import { CallCard } from "./card.js";
import { Frames } from "./frame.js";
import { Panel } from "./panel.js";
import { Protocol } from "./protocol.js";
import { simulator } from "./simulator.js";
import { Slider } from "./slider.js";
import { Written } from "./written.js";

const byID = (id) => document.getElementById(id);

const configuration = await simulator.configuration();
const protocol = new Protocol(byID("protocol"));
const panel = new Panel(byID, configuration);
const slider = new Slider({
  dialog: byID("slider"), title: byID("slider-title"), holder: byID("slider-holder"), tabRow: byID("slider-tabs"),
  closeButton: byID("slider-close"),
});
const fired = [];
const application = new Application({
  configuration, protocol, slider,
  frames: new Frames(protocol),
  holder: byID("slider-holder"),
  settings: panel,
  changed: (now) => applicationPanel.show(now),
  failed: (error) => applicationPanel.say(error.message, true),
  phoneTo: (number) => dial(number),
});
const applicationPanel = new ApplicationPanel(byID, application);
const card = new CallCard({
  byID, configuration, application,
  settings: panel,
  changed: () => panel.update(),
  failed: (error) => panel.say(error.message),
  fired: (name, data) => fired.push({ name, data: structuredClone(data) }),
});

/** What an application's wish to call somebody comes to: nothing, silently, while a card is open. */
function dial(number) {
  if (card.call) return;
  const client = { PHONE_NUMBER: number, NAME: number, CRM_BINDINGS: [] };
  card.open({ direction: "outgoing", clients: [client] }).catch((error) => panel.say(error.message));
}

/** For tests: what the portal knows of the call, how it is set, and what it has told the application. */
window.portal = Object.freeze({
  get call() { return card.call ? { ...card.call.status(), ended: card.call.ended } : null; },
  get settings() { return panel.current; },
  events: (name) => fired.filter((event) => event.name === name).map((event) => event.data),
  reset: () => {
    fired.length = 0;
    protocol.clear();
  },
});

panel.operate(card, application);
new Written(byID).operate();
await panel.preselect(new URLSearchParams(location.search));
document.documentElement.dataset.ready = "yes";
