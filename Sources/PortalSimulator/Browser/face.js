// The part of the call card that belongs to the portal: who is calling, in which state and for how long, and what is
// linked to the call.

const directions = {
  incoming: "Incoming call",
  outgoing: "Outgoing call",
  callback: "Callback",
  campaign: "Call campaign",
};

const phoneNames = {
  waiting: "Not called yet", ringing: "Ringing", calling: "Calling", connecting: "Connecting", talking: "Talking",
};

function isRinging(call) { return call.phone === "ringing"; }

function stateName(call) {
  if (!call.ended) return phoneNames[call.phone];
  return call.talkedFor === undefined ? "Not connected" : "Call ended";
}

const stepNames = { waiting: "Call", calling: "Client answers" };

function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function numberText(number) {
  if (number == null) return "No number";
  return number === "hidden" ? "Hidden number" : number;
}

function fill(list, entries) {
  list.replaceChildren(...entries.flatMap(([term, description]) => {
    const name = document.createElement("dt");
    const value = document.createElement("dd");
    name.textContent = term;
    value.textContent = description;
    value.dir = "auto";
    return [name, value];
  }));
}

export class Face {
  #ticking;

  constructor(byID) {
    this.card = byID("call-card");
    this.direction = byID("call-direction");
    this.name = byID("client-name");
    this.number = byID("client-number");
    this.line = byID("call-line");
    this.state = byID("call-state");
    this.timer = byID("call-timer");
    this.answer = byID("answer");
    this.hangUp = byID("hang-up");
    this.fold = byID("fold");
    this.foldedText = byID("folded-text");
    this.profile = byID("profile-list");
    this.details = byID("details-list");
  }

  /** Shows `call` as it is now, and keeps the timer going. A card folds during a conversation, unless it is held. */
  show(call, { isHeld }) {
    const { client } = call;
    this.card.dataset.state = call.ended ? "ended" : call.state;
    this.direction.textContent = directions[call.scenario.direction] ?? call.scenario.direction;
    this.name.textContent = client.NAME || numberText(client.PHONE_NUMBER);
    this.number.textContent = numberText(client.PHONE_NUMBER);
    this.line.textContent = call.line.LINE_NAME || call.line.LINE_NUMBER || "No line";
    this.state.textContent = stateName(call);
    const heldFocus = [this.answer, this.hangUp].includes(document.activeElement);
    this.answer.textContent = stepNames[call.phone] ?? "Answer";
    this.answer.disabled = !call.canAdvance;
    this.hangUp.textContent = isRinging(call) ? "Decline" : "Hang up";
    this.hangUp.disabled = call.ended;
    this.fold.disabled = isHeld || call.state !== "connected";
    this.fold.title = isHeld ? "The application holds the card: it cannot be folded." : "";
    this.foldedText.textContent = `${this.name.textContent}: ${this.state.textContent}`;
    if (heldFocus && document.activeElement.disabled) this.focus();
    this.#showLists(call);
    clearInterval(this.#ticking);
    this.#tick(call);
    if (!call.ended) this.#ticking = setInterval(() => this.#tick(call), 250);
  }

  /** Puts the keyboard where the next thing is to be done. */
  focus() {
    const button = [this.answer, this.hangUp].find(({ disabled }) => !disabled);
    (button ?? this.card.querySelector("[aria-selected=true]")).focus();
  }

  stop() { clearInterval(this.#ticking); }

  #tick(call) {
    this.timer.textContent = clock(call.ended ? call.talkedFor ?? 0 : performance.now() - call.phoneSince);
  }

  #showLists(call) {
    const { client } = call;
    const items = client.CRM_BINDINGS.map((item) => `${item.ENTITY_TYPE} ${item.ENTITY_ID}`);
    fill(this.profile, [
      ["Client", client.NAME || "Not in the CRM"],
      ["Number", numberText(client.PHONE_NUMBER)],
      ["Main item", client.CRM_ENTITY_TYPE ? `${client.CRM_ENTITY_TYPE} ${client.CRM_ENTITY_ID}` : "None"],
      ["Linked items", items.join(", ") || "None"],
    ]);
    fill(this.details, [
      ["Call", call.id || "None yet"],
      ["State in the card", call.state],
      ["Direction", call.direction],
      ["Line", [call.line.LINE_NAME, call.line.LINE_NUMBER].filter(Boolean).join(" · ") || "None"],
      ["Activity", call.activity == null ? "None" : String(call.activity)],
      ["Part of a campaign", call.isCampaign ? "Yes" : "No"],
    ]);
  }
}
