import type {
  AlertServer,
  AskedTest,
  SendingKey,
  Subscribed,
  SubscriptionState,
  TestState,
} from "../local/alerts/server";
import { Refused } from "../local/server";
import { type Answer, exchange, type Fetch, json } from "./exchange";

/** /api/alerts, of this origin. No device's token ever goes there. */
export function createAlertServer(
  fetch: Fetch = (path, init) => globalThis.fetch(path, init),
): AlertServer {
  const ask = (method: string, path: string, token?: string, body?: unknown): Promise<Answer> =>
    exchange(fetch, `/api/alerts/${path}`, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    key: async () => json(await ask("GET", "key"), isKey),
    async subscribe(message) {
      const answer = await ask("POST", "subscriptions", undefined, message);
      return json<Subscribed>(answer, ({ token }) => typeof token === "string").token;
    },
    async change(token, message) {
      const answer = await ask("PUT", "subscriptions/current", token, message);
      return json<SubscriptionState>(answer, isState).confirmed;
    },
    async end(token) {
      try {
        await ask("DELETE", "subscriptions/current", token);
      } catch (error) {
        const unknown = error instanceof Refused && error.problem.status === 401;
        if (!unknown) throw error;
      }
    },
    async confirm(handshake) {
      await ask("POST", "confirmations", undefined, { handshake });
    },
    async askForTest(token) {
      const answer = await ask("POST", "tests", token);
      return json<AskedTest>(answer, ({ test }) => typeof test === "number").test;
    },
    test: async (token, event) => json(await ask("GET", `tests/${event}`, token), isTest),
  };
}

const isKey = ({ public_key, key_id, quiet_hour_utc }: Partial<SendingKey>): boolean =>
  typeof public_key === "string" &&
  typeof key_id === "string" &&
  typeof quiet_hour_utc === "number";

const isState = ({ confirmed }: Partial<SubscriptionState>): boolean =>
  typeof confirmed === "boolean";

const isTest = ({ state, paused }: Partial<TestState>): boolean =>
  typeof state === "string" && typeof paused === "boolean";
