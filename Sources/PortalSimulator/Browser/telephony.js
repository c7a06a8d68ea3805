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
  const { activity } = await simulator.call({ do: "answer", duration: 1, ...record(call, user) });
  if (activity === null || call.ended || call.id !== id) return;
  call.ownActivity = activity;
  call.takeActivity(activity);
}

/**
 * Puts the call into the statistics; its activity, where it has none yet, is made then. A campaign's card keeps it for the
 * next client.
 */
export async function endCall(call, user, failedCode) {
  const { id } = call;
  if (!id) return;
  const { activity } = await simulator.call({
    do: "end", duration: Math.ceil((call.talkedFor ?? 0) / 1000), code: failedCode ?? "",
    activity: (call.isCampaign ? call.ownActivity : call.activity) ?? "", ...record(call, user),
  });
  if (call.isCampaign && activity !== null && call.ended && call.id === id) call.takeActivity(activity);
}

function record({ client, id, line, scenario }, user) {
  return {
    user, call_id: id, direction: scenario.direction, number: client.PHONE_NUMBER ?? "", line: line.LINE_NUMBER ?? "",
    items: client.CRM_BINDINGS.map((item) => `${item.ENTITY_TYPE}_${item.ENTITY_ID}`).join(","),
  };
}
