// The log of the frame protocol: one line for each message, newest last.

const longestLog = 500;
const longestText = 400;

export class Protocol {
  constructor(list) {
    this.list = list;
  }

  /** Adds a message and returns its line, for `judge`. `verdict` is "answered", "silent" or "refused". */
  add(direction, command, verdict, text) {
    const line = document.createElement("li");
    line.dataset.direction = direction;
    line.dataset.command = command;
    line.append(
      this.#part("time", new Date().toISOString().slice(11, 23)),
      this.#part("direction", direction === "in" ? "→ portal" : "→ application"),
      this.#part("command", command || "not a command"),
      this.#part("verdict", verdict),
      this.#part("text", this.#shortened(text)),
    );
    this.judge(line, verdict);
    const atEnd = this.list.scrollTop + this.list.clientHeight >= this.list.scrollHeight - 4;
    this.list.append(line);
    while (this.list.children.length > longestLog) this.list.firstElementChild.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
    return line;
  }

  /** Says what has become of a message since it came. */
  judge(line, verdict) {
    line.dataset.verdict = verdict;
    line.querySelector(".verdict").textContent = verdict;
  }

  clear() { this.list.replaceChildren(); }

  #part(name, text) {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = text;
    return element;
  }

  #shortened(text) {
    const whole = typeof text === "string" ? text : String(text);
    return whole.length > longestText ? `${whole.slice(0, longestText)}…` : whole;
  }
}
