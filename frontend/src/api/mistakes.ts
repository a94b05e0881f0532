import { exchange, type Fetch } from "./exchange";

/** /api/mistakes, of this origin: no token goes there. */
export function createMistakeSender(
  fetch: Fetch = (path, init) => globalThis.fetch(path, init),
): (said: { id: string; subject: string; choice: string }) => Promise<void> {
  return async ({ id, subject, choice }) => {
    await exchange(fetch, "/api/mistakes", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, subject, choice }),
    });
  };
}
