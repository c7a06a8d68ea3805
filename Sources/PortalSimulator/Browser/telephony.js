// What the portal's telephony does about a call that its page plays: it makes items and activities, and writes the call
// down when it is over. `user` is whose call it is.

import { simulator } from "./simulator.js";

/** Makes an item of a number that nobody has, where the telephony is set up so; the answer is that item, or null. */
export async function beginCall(call, user) {
  const { item } = await simulator.call({ do: "begin", ...record(call, user) });
  return item;
}

/** Makes the call's activity while it goes on, where the telephony is set up so. */
export async function answerCall(call, user) {
  const { id } = call;
  call.ownActivity = simulator.call({ do: "answer", duration: 1, ...record(call, user) }).then(({ activity }) => activity);
  const activity = await call.ownActivity;
  if (activity !== null && !call.ended && call.id === id) call.takeActivity(activity);
}

/**
 * Puts the call into the statistics; its activity, where it has none yet and none is being made, is made then. A campaign's
 * card keeps it until another call is dialled.
 */
export async function endCall(call, user, failedCode) {
  if (!call.hasBegun) return;
  const { id, isCampaign } = call;
  // The card may go on to the next client meanwhile.
  const fields = {
    do: "end", duration: Math.ceil((call.talkedFor ?? 0) / 1000), code: failedCode ?? "", ...record(call, user),
  };
  const former = isCampaign ? undefined : call.activity;
  // Who could not make it says so where it was asked for.
  const own = await call.ownActivity?.catch(() => null);
  const { activity } = await simulator.call({ ...fields, activity: own ?? former ?? "" });
  if (isCampaign && activity !== null && call.id === id) call.takeActivity(activity);
}

function record({ client, id, line, scenario }, user) {
  return {
    user, call_id: id, direction: scenario.direction, number: client.PHONE_NUMBER ?? "", line: line.LINE_NUMBER ?? "",
    items: client.CRM_BINDINGS.map((item) => `${item.ENTITY_TYPE}_${item.ENTITY_ID}`).join(","),
  };
}
