// The simulator's own HTTP interface, as the portal's page uses it.

async function post(path, fields = {}) {
  return fetch(path, { method: "POST", body: new URLSearchParams(fields) });
}

/** The JSON of an answer; a refusal is an error that says what was refused and, where the simulator tells, why. */
async function json(response) {
  if (response.ok) return response.json();
  const { error } = await response.json().catch(() => ({}));
  throw new Error(`${new URL(response.url).pathname}: ${error ?? response.status}`);
}

export const simulator = {
  async configuration() { return json(await fetch("/simulator/configuration")); },
  async session(user) { return json(await post("/simulator/session", { user })); },
  async refresh(refreshToken) { return json(await post("/simulator/refresh", { refresh_token: refreshToken })); },
  async expire(accessToken) { return json(await post("/simulator/expire", { access_token: accessToken })); },
  async settings() { return json(await fetch("/simulator/settings")); },
  async set(settings) { return json(await post("/simulator/settings", settings)); },
  /** Does something to the application; the answer is what has become of it. */
  async application(fields) { return json(await post("/simulator/application", fields)); },
  /** Tells the telephony how a call goes on; the answer is what it has made of that. */
  async call(fields) { return json(await post("/simulator/call", fields)); },
  async state() { return json(await fetch("/simulator/state")); },
  async reset() { return json(await post("/simulator/reset")); },
};
