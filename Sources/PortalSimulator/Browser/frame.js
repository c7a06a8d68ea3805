// The parent side of the frame protocol. A request is `<command>:<json or nothing>:<callback id or nothing>:<APP_SID>`; the
// part in the middle may be left out; or it is an object of the same parts. A response is `<callback id>:<json of one
// value>`. Whatever does not come from the handler's address with the APP_SID of an open frame is ignored.

/** Reads a request as a portal does; undefined where it would come to grief. The JSON may itself contain colons. */
export function parseRequest(message) {
  if (typeof message === "object" && message !== null) {
    const { method, params, callback, appSid } = message;
    if (typeof method !== "string") return undefined;
    const text = params === undefined ? "" : JSON.stringify(params);
    return { command: method, text, parameters: params ?? [], callback: callback ?? "", sid: appSid };
  }
  if (typeof message !== "string") return undefined;
  const parts = message.split(":");
  if (parts.length < 3) return undefined;
  const text = parts.slice(1, -2).join(":");
  try {
    return {
      command: parts[0], text, parameters: text ? JSON.parse(text) : [], callback: parts.at(-2), sid: parts.at(-1),
    };
  } catch {
    return undefined;
  }
}

/** What a message looks like in the log. */
function shown(message) { return typeof message === "string" ? message : JSON.stringify(message); }

/** One opened widget's end of the conversation. */
export class Frame {
  #subscriptions = new Map();
  #pending = new Set();

  /**
   * `commands` maps the commands of every placement (`general`) and those of this one (`placement`) to `(parameters,
   * answer)`; a command may answer later, or never. `events()` names those of the placement, and is undefined where an
   * application is in no placement. `manner()` tells how the parent behaves now: "normal", "silent" or "late".
   */
  constructor({ placement, commands, events, protocol, manner }) {
    Object.assign(this, { placement, protocol, manner });
    const own = Object.keys(commands.placement ?? {});
    this.commands = new Map(Object.entries({
      ...commands.general,
      ...commands.placement,
      getInterface: (_, answer) => answer({ command: own, event: events?.() ?? [] }),
      ...(events && {
        placementBindEvent: ({ event }, answer) => {
          if (!events().includes(event)) return;
          this.#subscriptions.set(event, [...(this.#subscriptions.get(event) ?? []), answer]);
        },
      }),
    }));
  }

  /** Called when an answer has really been posted, with the name of the command. */
  onAnswer = () => {};

  /** By the address as somebody has typed it, and the APP_SID; which window it came from is not asked. */
  accepts(event, request) { return event.origin === this.placement.origin && request.sid === this.placement.sid; }

  receive(request) {
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

/** Hands each message that reaches the portal's page to the frame that it is for. */
export class Frames {
  #open = new Set();

  constructor(protocol) {
    window.addEventListener("message", (event) => {
      const request = parseRequest(event.data);
      const frame = request && [...this.#open].find((candidate) => candidate.accepts(event, request));
      if (frame) frame.receive(request);
      else protocol.add("in", request?.command ?? "", "refused", shown(event.data));
    });
  }

  add(frame) { this.#open.add(frame); }

  remove(frame) {
    frame.close();
    this.#open.delete(frame);
  }
}
