// A page without a module of its own: its parts, its forms, and its height.

import { sayUnsendable, start } from "./actions.js";
import { root } from "./page.js";
import { loadParts } from "./parts.js";
import { connect, fitFrame } from "./portal.js";

connect(() => {
	root.dataset.live = "yes";
	fitFrame();
	start();
}, sayUnsendable);

loadParts();
