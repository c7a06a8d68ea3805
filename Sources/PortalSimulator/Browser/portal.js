// The portal's page: loads the configuration and puts card, panel and protocol together.

import { CallCard } from "./card.js";
import { Frames } from "./frame.js";
import { Panel } from "./panel.js";
import { Protocol } from "./protocol.js";
import { simulator } from "./simulator.js";
import { Slider } from "./slider.js";

const byID = (id) => document.getElementById(id);

const configuration = await simulator.configuration();
const protocol = new Protocol(byID("protocol"));
const panel = new Panel(byID, configuration);
const slider = new Slider({
  dialog: byID("slider"), title: byID("slider-title"), holder: byID("slider-holder"), closeButton: byID("slider-close"),
});
const fired = [];
const card = new CallCard({
  byID, configuration, protocol, slider,
  frames: new Frames(protocol),
  settings: panel,
  changed: () => panel.update(),
  fired: (name, data) => fired.push({ name, data: structuredClone(data) }),
});

/** For tests: what the portal knows of the call, and what it has told the application. */
window.portal = Object.freeze({
  get call() { return card.call ? { ...card.call.status(), ended: card.call.ended } : null; },
  events: (name) => fired.filter((event) => event.name === name).map((event) => event.data),
  reset: () => {
    fired.length = 0;
    protocol.clear();
  },
});

panel.operate(card);
await panel.preselect(new URLSearchParams(location.search));
document.documentElement.dataset.ready = "yes";
