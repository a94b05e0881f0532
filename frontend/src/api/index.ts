import type {
  Envelope,
  LevelsFile,
  Manifest,
  PushAnswer,
  Registration,
  Server,
} from "../local/server";
import { Refused } from "../local/server";
import { exchange, type Fetch, json } from "./exchange";

/** The server, spoken to as docs/sync-protocol.md says. Paths are of this origin; nobody else is ever asked. */
export function createServer(fetch: Fetch = (path, init) => globalThis.fetch(path, init)): Server {
  const get = (path: string, headers: Record<string, string> = {}) =>
    exchange(fetch, path, { method: "GET", headers });
  const post = (path: string, body: unknown, token?: string) =>
    exchange(fetch, path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...bearer(token) },
      body: JSON.stringify(body),
    });

  return {
    async manifest(etag) {
      const answer = await get("/api/manifest", etag ? { "If-None-Match": etag } : {});
      if (answer.status === 304) return "unchanged";
      return { manifest: json(answer, isManifest), etag: answer.headers.get("ETag") };
    },
    file: async (path, onBytes) => (await exchange(fetch, ownPath(path), GET, onBytes)).body,
    levels: async () => json(await get("/api/levels"), isLevels),
    async register(consentVersion) {
      const answer = await post("/api/devices", { consent_version: consentVersion });
      return json(answer, isRegistration);
    },
    async push(token, envelope: Envelope) {
      return json(await post("/api/mutations", envelope, token), isPushAnswer);
    },
    erase: (token) => erase(fetch, token),
  };
}

const GET: RequestInit = { method: "GET" };

const bearer = (token?: string): Record<string, string> =>
  token ? { Authorization: `Bearer ${token}` } : {};

/** A manifest names files of this server; a path that leads elsewhere is not followed. */
function ownPath(path: string): string {
  if (!/^\/api\/(snapshot|files\/[0-9a-f]+)$/.test(path)) throw new Error("another server");
  return path;
}

async function erase(fetch: Fetch, token: string): Promise<void> {
  try {
    const init = { method: "DELETE", headers: bearer(token) };
    await exchange(fetch, "/api/devices/current", init);
  } catch (error) {
    const unknown = error instanceof Refused && error.problem.status === 401;
    if (!unknown) throw error;
  }
}

const isManifest = ({ epoch, list, levels, texts }: Partial<Manifest>): boolean =>
  typeof epoch === "string" &&
  typeof list?.seq === "number" &&
  typeof list.snapshot?.hash === "string" &&
  Array.isArray(list.deltas) &&
  typeof levels?.hash === "string" &&
  typeof texts === "object";

const isLevels = ({ kind, seq, levels, campaigns }: Partial<LevelsFile>): boolean =>
  kind === "levels" &&
  typeof seq === "number" &&
  typeof levels === "object" &&
  Array.isArray(campaigns);

const isRegistration = ({ token, epoch }: Partial<Registration>): boolean =>
  typeof token === "string" && token !== "" && typeof epoch === "string";

const isPushAnswer = ({ epoch, results }: Partial<PushAnswer>): boolean =>
  typeof epoch === "string" && Array.isArray(results);
