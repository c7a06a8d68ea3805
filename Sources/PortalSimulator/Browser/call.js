// One telephone call as the portal knows it: who it is with, in which state it is, and the two spellings in which the
// application learns of it (all strings in the POST, native types in getStatus).

/** The states a call goes through until both sides talk, by the scenario's direction. */
const courses = {
  incoming: ["idle", "connected"],
  outgoing: ["idle", "connecting", "connected"],
  callback: ["idle", "connecting", "connected"],
  campaign: ["idle", "connecting", "connected"],
};

export function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

function newCallID() {
  return `externalCall.${randomHex(16)}.${Math.floor(Date.now() / 1000)}`;
}

/**
 * Dispatches "state" (detail: the new state and additional parameters) when the state changes, "entity" when the client
 * or the linked item does, "ended" when the conversation or the attempt is over, and "change" after each of them.
 */
export class Call extends EventTarget {
  #position = 0;

  constructor(scenario) {
    super();
    this.scenario = scenario;
    this.#begin(scenario.clients[0]);
  }

  get isCampaign() { return this.scenario.direction === "campaign"; }
  get direction() { return this.isCampaign ? "outgoing" : this.scenario.direction; }
  get hasNextClient() { return this.#position + 1 < this.scenario.clients.length; }
  get isConnected() { return this.state === "connected"; }

  /** The state that comes next when somebody picks up or dials; undefined when nobody can. */
  get nextState() {
    const course = courses[this.scenario.direction];
    return this.ended ? undefined : course[course.indexOf(this.state) + 1];
  }

  advance() {
    if (this.nextState) this.#enter(this.nextState);
  }

  /** Ends the call; `failedCode` is the SIP code of a call that failed. */
  end(failedCode) {
    if (this.ended) return;
    this.ended = true;
    this.#enter("idle", failedCode ? { failedCode } : {});
    this.#tell("ended");
  }

  /** Goes on to the next client of a campaign: another call in the same card. */
  nextClient() {
    if (!this.hasNextClient) return;
    this.end();
    this.#position += 1;
    this.#begin(this.scenario.clients[this.#position]);
    this.announceEntity();
  }

  /** Links a CRM item to the call as its primary one. */
  link(type, id, name) {
    const isLinked = this.client.CRM_BINDINGS.some((item) => item.ENTITY_TYPE === type && item.ENTITY_ID === id);
    this.client.NAME = name;
    this.client.CRM_ENTITY_TYPE = type;
    this.client.CRM_ENTITY_ID = id;
    if (!isLinked) this.client.CRM_BINDINGS.push({ ENTITY_TYPE: type, ENTITY_ID: id });
    this.announceEntity();
  }

  announceEntity() { this.#tell("entity", this.entity()); }

  /** What `CallCard::EntityChanged` carries. */
  entity() {
    return {
      PHONE_NUMBER: this.client.PHONE_NUMBER ?? "unknown",
      CRM_ENTITY_TYPE: this.client.CRM_ENTITY_TYPE ?? "",
      CRM_ENTITY_ID: this.client.CRM_ENTITY_ID ?? 0,
    };
  }

  /** What `getStatus` answers: native types; a number or activity that does not exist is absent. */
  status() {
    const { client } = this;
    return {
      CALL_ID: this.id,
      ...(client.PHONE_NUMBER != null && { PHONE_NUMBER: client.PHONE_NUMBER }),
      LINE_NUMBER: client.LINE_NUMBER ?? "",
      LINE_NAME: client.LINE_NAME ?? "",
      CRM_ENTITY_TYPE: client.CRM_ENTITY_TYPE ?? "",
      CRM_ENTITY_ID: client.CRM_ENTITY_ID ?? 0,
      ...(client.CRM_ACTIVITY_ID != null && { CRM_ACTIVITY_ID: client.CRM_ACTIVITY_ID }),
      CRM_BINDINGS: client.CRM_BINDINGS.map((item) => ({ ...item })),
      CALL_DIRECTION: this.direction,
      CALL_STATE: this.state,
      CALL_LIST_MODE: this.isCampaign,
    };
  }

  /** What the POST carries as PLACEMENT_OPTIONS: only strings, and no bindings where there are none. */
  placementOptions() {
    const status = this.status();
    const { PHONE_NUMBER, CRM_BINDINGS } = status;
    return {
      CALL_ID: status.CALL_ID,
      ...(PHONE_NUMBER !== undefined && { PHONE_NUMBER }),
      LINE_NUMBER: status.LINE_NUMBER,
      LINE_NAME: status.LINE_NAME || status.LINE_NUMBER,
      CRM_ENTITY_TYPE: status.CRM_ENTITY_TYPE,
      CRM_ENTITY_ID: String(status.CRM_ENTITY_ID),
      CRM_ACTIVITY_ID: String(status.CRM_ACTIVITY_ID),
      ...(CRM_BINDINGS.length > 0 && {
        CRM_BINDINGS: CRM_BINDINGS.map((item) => ({ ...item, ENTITY_ID: String(item.ENTITY_ID) })),
      }),
      CALL_DIRECTION: status.CALL_DIRECTION,
      CALL_STATE: status.CALL_STATE,
      CALL_LIST_MODE: String(status.CALL_LIST_MODE),
      URI: this.#path(),
    };
  }

  #path() {
    const { CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id } = this.client;
    return type ? `/crm/${type.toLowerCase()}/details/${id}/` : "/stream/";
  }

  #begin(client) {
    this.id = newCallID();
    this.client = structuredClone(client);
    this.client.CRM_BINDINGS ??= [];
    this.state = "idle";
    this.ended = false;
    this.stateSince = performance.now();
  }

  #enter(state, parameters = {}) {
    if (state !== this.state) {
      this.talkedFor = this.isConnected ? performance.now() - this.stateSince : undefined;
      this.state = state;
      this.stateSince = performance.now();
      this.#tell("state", { state, parameters });
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.dispatchEvent(new CustomEvent("change"));
  }
}
