// The part of the call card that belongs to the portal: who is calling, in which state and for how long, and what is
// linked to the call.

const directions = {
  incoming: "Incoming call",
  outgoing: "Outgoing call",
  callback: "Callback",
  campaign: "Call campaign",
};

function isRinging(call) {
  return call.scenario.direction === "incoming" && call.state === "idle" && !call.ended;
}

function stateName(call) {
  if (call.ended) return call.talkedFor === undefined ? "Not connected" : "Call ended";
  if (call.state === "connected") return "Talking";
  if (call.state === "connecting") return "Connecting";
  return isRinging(call) ? "Ringing" : "Not called yet";
}

function answerLabel(call) {
  if (call.scenario.direction === "incoming") return "Answer";
  return call.state === "idle" ? "Call" : "Client answers";
}

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
    this.profile = byID("profile-list");
    this.details = byID("details-list");
  }

  /** Shows `call` as it is now, and keeps the timer going. */
  show(call) {
    const { client } = call;
    this.card.dataset.state = call.ended ? "ended" : call.state;
    this.direction.textContent = directions[call.scenario.direction] ?? call.scenario.direction;
    this.name.textContent = client.NAME || numberText(client.PHONE_NUMBER);
    this.number.textContent = numberText(client.PHONE_NUMBER);
    this.line.textContent = client.LINE_NAME || client.LINE_NUMBER || "No line";
    this.state.textContent = stateName(call);
    const heldFocus = [this.answer, this.hangUp].includes(document.activeElement);
    this.answer.textContent = answerLabel(call);
    this.answer.disabled = call.nextState === undefined;
    this.hangUp.textContent = isRinging(call) ? "Decline" : "Hang up";
    this.hangUp.disabled = call.ended;
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
    this.timer.textContent = clock(call.ended ? call.talkedFor ?? 0 : performance.now() - call.stateSince);
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
      ["Call", call.id],
      ["Direction", call.direction],
      ["Line", [client.LINE_NAME, client.LINE_NUMBER].filter(Boolean).join(" · ") || "None"],
      ["Activity", client.CRM_ACTIVITY_ID == null ? "None" : String(client.CRM_ACTIVITY_ID)],
      ["Part of a campaign", call.isCampaign ? "Yes" : "No"],
    ]);
  }
}
