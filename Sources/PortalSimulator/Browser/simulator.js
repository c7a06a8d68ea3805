// The simulator's own HTTP interface, as the portal's page uses it.

async function json(response) {
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} answered ${response.status}`);
  return response.json();
}

async function post(path, fields = {}) {
  return fetch(path, { method: "POST", body: new URLSearchParams(fields) });
}

export const simulator = {
  async configuration() { return json(await fetch("/simulator/configuration")); },
  async session(user) { return json(await post("/simulator/session", { user })); },
  async refresh(refreshToken) { return json(await post("/simulator/refresh", { refresh_token: refreshToken })); },
  async set(settings) { return json(await post("/simulator/settings", settings)); },

  async expire(accessToken) {
    const response = await post("/simulator/expire", { access_token: accessToken });
    if (!response.ok) throw new Error(`The token could not be expired: ${response.status}`);
  },

  async reset() {
    const response = await post("/simulator/reset");
    if (!response.ok) throw new Error(`The simulator could not be reset: ${response.status}`);
  },
};
