// One telephone call as the portal knows it: who it is with, how it stands on the telephone and what the card says about
// that, and the two spellings in which the application learns of it (all strings in the POST, native types in getStatus).

/** A call of the built-in telephony is connecting for so long after somebody has answered it. */
const untilConnected = 300;

export function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

function newCallID(telephony) {
  return telephony === "rest" ? `externalCall.${randomHex(16)}.${Math.floor(Date.now() / 1000)}` : randomHex(16);
}

/** What a portal's templates do to a text: entities that are there are escaped as well, a bare ampersand is not. */
export function escaped(text) {
  const entities = { '"': "&quot;", "<": "&lt;", ">": "&gt;" };
  return text.replace(/&(?=(?:amp|lt|gt|quot|#34|#x22|#39|#x27);)/g, "&amp;").replace(/["<>]/g, (character) => entities[character]);
}

/**
 * `state` is CALL_STATE, `phone` what happens on the telephone: "waiting" for somebody to dial, "ringing" here, "calling"
 * there, "connecting", "talking" and "over". With REST telephony the one says nothing of the other.
 *
 * Dispatches "state" (detail: the new state and additional parameters) when the portal announces a state, "entity" when the
 * client or the linked item changes, "ended" when the conversation or the attempt is over, and "change" after each of them.
 */
export class Call extends EventTarget {
  /** Promises the activity that is made for this call while it goes on, or null; undefined where none is made. */
  ownActivity;
  #position = 0;
  #connecting;

  /** `telephony` is "built_in" or "rest"; of the first, a call can have its activity while it goes on. */
  constructor(scenario, telephony, hasActivity = false) {
    super();
    this.scenario = scenario;
    this.telephony = telephony;
    this.id = this.isCampaign ? "" : newCallID(telephony);
    this.#meet(scenario.clients[0]);
    this.line = this.isCampaign ? {} : this.client;
    if (hasActivity && !this.isRest) this.activity = this.client.CRM_ACTIVITY_ID ?? undefined;
    this.state = this.isRest && !this.isCampaign ? "connected" : "idle";
    this.#setPhone(scenario.direction === "incoming" ? "ringing" : "waiting");
  }

  get isRest() { return this.telephony === "rest"; }
  get isCampaign() { return this.scenario.direction === "campaign"; }
  get direction() { return this.isCampaign ? "outgoing" : this.scenario.direction; }
  get hasNextClient() { return this.#position + 1 < this.scenario.clients.length; }
  get canAdvance() { return ["waiting", "ringing", "calling"].includes(this.phone); }
  /** Whether the card has a block about the CRM, and with it the tabs of applications. */
  get showsCRM() { return this.scenario.crm !== false || Boolean(this.client.CRM_ENTITY_TYPE); }

  /** Somebody dials or picks up. */
  advance() {
    if (this.phone === "waiting") this.#dial();
    else if (this.phone === "ringing") this.#answer();
    else if (this.phone === "calling") this.#talk();
  }

  /**
   * Ends the call; `failedCode` is the SIP code of a call that failed. What the card says of it is up to the card: it may be
   * gone before it says anything.
   */
  end(failedCode) {
    if (this.ended) return;
    clearTimeout(this.#connecting);
    this.talkedFor = this.phone === "talking" ? performance.now() - this.phoneSince : undefined;
    this.ended = true;
    this.#setPhone("over");
    this.#tell("ended", { failedCode });
  }

  /** The card says that the call is over. */
  announceEnd(failedCode) { this.#enter("idle", failedCode ? { failedCode } : {}); }

  /** Sets the card's state as the background worker of a telephone system does, which announces nothing. */
  setQuietly(state) {
    this.state = state;
    this.#tell("quiet");
  }

  /** Goes on to the next client of a campaign. Call, line and activity stay those of the call before, until it is dialled. */
  nextClient() {
    if (!this.hasNextClient) return;
    if (this.phone !== "waiting") this.end();
    this.#position += 1;
    this.#meet(this.scenario.clients[this.#position]);
    this.state = "idle";
    this.talkedFor = undefined;
    this.#setPhone("waiting");
    this.#announceEntity();
  }

  /** The portal has made the call's activity, and fires nothing. */
  takeActivity(activity) {
    this.activity = activity;
    this.#tell("quiet");
  }

  /** Links a CRM item to the call as its primary one. */
  link(type, id, name) {
    const isLinked = this.client.CRM_BINDINGS.some((item) => item.ENTITY_TYPE === type && item.ENTITY_ID === id);
    this.client.NAME = name;
    this.client.CRM_ENTITY_TYPE = type;
    this.client.CRM_ENTITY_ID = id;
    if (!isLinked) this.client.CRM_BINDINGS.push({ ENTITY_TYPE: type, ENTITY_ID: id });
    this.#announceEntity();
  }

  /** What `getStatus` answers: native types; a number or activity that does not exist is absent. */
  status() {
    const { client, line } = this;
    return {
      CALL_ID: this.id,
      ...(client.PHONE_NUMBER != null && { PHONE_NUMBER: client.PHONE_NUMBER }),
      LINE_NUMBER: line.LINE_NUMBER ?? "",
      LINE_NAME: line.LINE_NAME ?? "",
      CRM_ENTITY_TYPE: client.CRM_ENTITY_TYPE ?? "",
      CRM_ENTITY_ID: client.CRM_ENTITY_ID ?? 0,
      ...(this.activity != null && { CRM_ACTIVITY_ID: this.activity }),
      CRM_BINDINGS: client.CRM_BINDINGS.map((item) => ({ ...item })),
      CALL_DIRECTION: this.direction,
      CALL_STATE: this.state,
      CALL_LIST_MODE: this.isCampaign,
    };
  }

  /** The same as PLACEMENT_OPTIONS: only strings, and no bindings where there are none. `posts_uri` adds the page's path. */
  placementOptions({ posts_uri: postsURI }) {
    const { CRM_BINDINGS, ...status } = this.status();
    const texts = Object.fromEntries(Object.entries(status).map(([name, value]) => [name, String(value)]));
    return {
      CALL_ID: texts.CALL_ID,
      PHONE_NUMBER: texts.PHONE_NUMBER ?? "undefined",
      LINE_NUMBER: texts.LINE_NUMBER,
      LINE_NAME: texts.LINE_NAME || texts.LINE_NUMBER,
      CRM_ENTITY_TYPE: texts.CRM_ENTITY_TYPE,
      CRM_ENTITY_ID: texts.CRM_ENTITY_ID,
      CRM_ACTIVITY_ID: texts.CRM_ACTIVITY_ID ?? "undefined",
      ...(CRM_BINDINGS.length > 0 && {
        CRM_BINDINGS: CRM_BINDINGS.map((item) => ({ ...item, ENTITY_ID: String(item.ENTITY_ID) })),
      }),
      CALL_DIRECTION: texts.CALL_DIRECTION,
      CALL_STATE: texts.CALL_STATE,
      CALL_LIST_MODE: texts.CALL_LIST_MODE,
      ...(postsURI === "on" && { URI: this.#path() }),
    };
  }

  #path() {
    const { CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id } = this.client;
    return type ? `/crm/${type.toLowerCase()}/details/${id}/` : "/stream/";
  }

  #meet(client) {
    this.client = structuredClone(client);
    this.client.CRM_BINDINGS ??= [];
    this.ended = false;
    /** Whether there is a call with this client: in a campaign not before it is dialled. */
    this.hasBegun = !this.isCampaign;
  }

  #dial() {
    if (this.isCampaign) {
      this.id = newCallID(this.telephony);
      this.line = this.client;
      this.hasBegun = true;
      this.ownActivity = undefined;
      // Of a call of the REST telephony the card says "connected" at once, and to nobody.
      if (this.isRest) this.state = "connected";
    }
    this.#setPhone("calling");
    this.#enter(this.isRest ? this.state : "connecting");
  }

  #answer() {
    if (this.isRest) {
      this.#talk();
      return;
    }
    this.#setPhone("connecting");
    this.#enter("connecting");
    this.#connecting = setTimeout(() => this.#talk(), untilConnected);
  }

  #talk() {
    this.#setPhone("talking");
    this.#enter("connected");
  }

  #setPhone(phone) {
    this.phone = phone;
    this.phoneSince = performance.now();
  }

  /** What `CallCard::EntityChanged` carries. */
  #announceEntity() {
    this.#tell("entity", {
      PHONE_NUMBER: this.client.PHONE_NUMBER ?? "unknown",
      CRM_ENTITY_TYPE: this.client.CRM_ENTITY_TYPE ?? "",
      CRM_ENTITY_ID: this.client.CRM_ENTITY_ID ?? 0,
    });
  }

  #enter(state, parameters = {}) {
    if (state === this.state) {
      this.#tell("quiet");
      return;
    }
    this.state = state;
    this.#tell("state", { state, parameters });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.dispatchEvent(new CustomEvent("change"));
  }
}
