// The panel's part about what was written: through REST, and by the telephony.

import { simulator } from "./simulator.js";

/** While the list is open it is read this often. */
const interval = 1_000;

function value(one) { return typeof one === "string" ? one : JSON.stringify(one); }

function changes(fields) {
  return Object.entries(fields).map(([name, now]) => `${name} = ${value(now)}`).join(", ");
}

/** PHP's empty map is a list. */
function entries(map) { return Array.isArray(map) ? [] : Object.entries(map); }

/** A line for each thing that there is. */
function lines(state) {
  return [
    ...state.calls.map(({ call_id: id, item, activity, duration, code }) => {
      return `Call ${id}: ${item ?? "nobody"}, ${duration} s, ${code}, activity ${activity ?? "none"}`;
    }),
    ...state.activities.map(({ id, provider, subject, bindings, completed, deadline }) => {
      const due = deadline ? `, due ${deadline}` : "";
      return `Activity ${id} (${provider}): ${subject || "no subject"}, ${bindings.join(" ")}${due}, ${completed ? "done" : "open"}`;
    }),
    ...state.blocks.map(({ activity, application, blocks }) => {
      return `Blocks of ${application} on activity ${activity}: ${JSON.stringify(blocks)}`;
    }),
    ...state.items.map(({ item, kind, by, changes: fields }) => `${item} ${kind} by ${by}: ${changes(fields)}`),
    ...state.comments.map(({ entity_type: type, entity_id: id, text }) => `Comment on ${type}_${id}: ${text}`),
    ...state.notes.map(({ item_type: type, item_id: id, text }) => {
      return `Note on ${type === 2 ? "activity" : "record"} ${id}: ${text}`;
    }),
    ...entries(state.app_options).map(([name, now]) => `Option ${name}: ${value(now)}`),
    ...entries(state.user_options).flatMap(([user, options]) => {
      return entries(options).map(([name, now]) => `Option ${name} of ${user}: ${value(now)}`);
    }),
  ];
}

export class Written {
  #timer;

  constructor(byID) {
    this.details = byID("written");
    this.list = byID("written-list");
  }

  /** Shows the list while it is open. */
  operate() { this.details.addEventListener("toggle", () => this.#follow()); }

  async #follow() {
    clearTimeout(this.#timer);
    if (!this.details.open) return;
    try {
      this.#show(lines(await simulator.state()));
    } catch (error) {
      this.#show([error.message]);
    }
    clearTimeout(this.#timer);
    if (this.details.open) this.#timer = setTimeout(() => this.#follow(), interval);
  }

  #show(texts) {
    const shown = [...this.list.children].map((item) => item.textContent);
    if (shown.join("\n") === texts.join("\n")) return;
    this.list.replaceChildren(...texts.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      item.dir = "auto";
      return item;
    }));
  }
}
