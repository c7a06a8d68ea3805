// The parent side of the frame protocol. A request is `<command>:<json or nothing>:<callback id or nothing>:<APP_SID>`,
// a response `<callback id>:<json of one value>`. Whatever is not exactly that, from exactly that frame, is ignored.

/** Splits a request; undefined when it is not well-formed. The JSON may itself contain colons. */
export function parseRequest(message) {
  if (typeof message !== "string") return undefined;
  const parts = message.split(":");
  if (parts.length < 4 || !/^\w+$/.test(parts[0])) return undefined;
  const text = parts.slice(1, -2).join(":");
  try {
    const parameters = text ? JSON.parse(text) : {};
    return { command: parts[0], text, parameters, callback: parts.at(-2), sid: parts.at(-1) };
  } catch {
    return undefined;
  }
}

/** One opened widget's end of the conversation. */
export class Frame {
  #subscriptions = new Map();
  #pending = new Set();

  /**
   * `commands` maps a command to `(parameters, answer)`; a command may answer later, or never. `events` names those of
   * the placement. `manner()` tells how the parent behaves now: "normal", "silent" or "late".
   */
  constructor({ placement, commands, events = [], protocol, manner }) {
    this.placement = placement;
    this.events = events;
    this.protocol = protocol;
    this.manner = manner;
    const ownCommands = Object.keys(commands.placement ?? {});
    this.commands = new Map(Object.entries({
      ...commands.general,
      ...commands.placement,
      getInterface: (_, answer) => answer({ command: ownCommands, event: events }),
      placementBindEvent: ({ event }, answer) => {
        if (!events.includes(event)) return;
        this.#subscriptions.set(event, [...(this.#subscriptions.get(event) ?? []), answer]);
      },
    }));
  }

  /** Called when an answer has really been posted, with the name of the command. */
  onAnswer = () => {};

  receives(event) { return event.source === this.placement.iframe.contentWindow; }

  receive(event) {
    const request = parseRequest(event.data);
    if (!request || event.origin !== this.placement.origin || request.sid !== this.placement.sid) {
      this.protocol.add("in", request?.command ?? "", "refused", event.data);
      return;
    }
    const entry = this.protocol.add("in", request.command, "silent", request.text);
    const answer = (...values) => this.#answer(request, entry, values);
    // Parameters that are no object are as good as none: no command of the portal takes anything else.
    const isObject = typeof request.parameters === "object" && request.parameters !== null;
    this.commands.get(request.command)?.(isObject ? request.parameters : {}, answer);
  }

  /** Tells every subscriber of `event`; `data` is nothing or one value, as a response holds no more. */
  fire(event, ...data) {
    for (const answer of this.#subscriptions.get(event) ?? []) answer(...data);
  }

  close() {
    for (const timer of this.#pending) clearTimeout(timer);
    this.#subscriptions.clear();
  }

  #answer(request, entry, values) {
    const manner = this.manner();
    if (!request.callback || manner === "silent") return;
    if (manner === "late") {
      const timer = setTimeout(() => {
        this.#pending.delete(timer);
        this.#post(request, entry, values);
      }, 5_000);
      this.#pending.add(timer);
    } else {
      this.#post(request, entry, values);
    }
  }

  #post(request, entry, values) {
    const text = values.length > 0 ? JSON.stringify(values[0]) : "";
    this.placement.iframe.contentWindow?.postMessage(`${request.callback}:${text}`, this.placement.origin);
    this.protocol.judge(entry, "answered");
    const name = request.command === "placementBindEvent" ? request.parameters.event : request.command;
    this.protocol.add("out", name, "answered", text);
    this.onAnswer(request.command);
  }
}

/** Hands each message that reaches the portal's page to the frame it came from. */
export class Frames {
  #open = new Set();

  constructor(protocol) {
    window.addEventListener("message", (event) => {
      const frame = [...this.#open].find((candidate) => candidate.receives(event));
      if (frame) frame.receive(event);
      else protocol.add("in", parseRequest(event.data)?.command ?? "", "refused", event.data);
    });
  }

  add(frame) { this.#open.add(frame); }

  remove(frame) {
    frame.close();
    this.#open.delete(frame);
  }
}
