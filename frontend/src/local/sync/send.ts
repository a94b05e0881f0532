import type { ProfileRow } from "../outbox/rows";
import type { OutboxConnection } from "../outbox/schema";
import { registerAnew, settle } from "../outbox/settle";
import { changeProfile, type OwnedRows } from "../outbox/store";
import { type Envelope, type PushAnswer, Refused } from "../server";
import type { Problem } from "../types";
import type { World } from "../world";

/** Which sentence of consent this version shows. */
export const CONSENT = "2026-11";

/** This app is older than the server understands: everything is kept, nothing is sent. */
export class ClientTooOld extends Error {}

/** What became of a batch; `own`: what is stored of the profile at this moment, null where more may have been saved since. */
export type Sent = { own: OwnedRows | null } & (
  | { kind: "registered" }
  | { kind: "answered"; named: boolean; forked: boolean; minimumClient: number }
  | { kind: "not understood"; problem: Problem }
);

/** A word that only later versions know leaves the card where it is, and must not be asked for again without a pause. */
const UNDERSTOOD: ReadonlySet<string> = new Set(["applied", "duplicate", "rejected", "fork"]);

type Sender = Pick<World, "server" | "uuid">;

/** Sends one batch and stores the answer. A device that the server does not know is registered silently instead. */
export async function send(
  world: Sender,
  outbox: OutboxConnection,
  profile: ProfileRow,
  envelope: Envelope,
): Promise<Sent> {
  if (profile.token === null) return register(world, outbox, profile);
  try {
    const answer = await world.server.push(profile.token, envelope);
    const settled = await changeProfile(outbox, profile.id, (now, rows) =>
      settle(now, rows, answer, world.uuid),
    );
    return { ...answered(answer, envelope), own: settled };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return afterRefusal(world, outbox, profile, error);
  }
}

function answered(answer: PushAnswer, { mutations }: Envelope) {
  const sent = new Set(mutations.map(({ id }) => id));
  const ours = answer.results.filter(({ id, outcome }) => sent.has(id) && UNDERSTOOD.has(outcome));
  return {
    kind: "answered" as const,
    named: ours.length > 0,
    forked: ours.some(({ outcome }) => outcome === "fork"),
    minimumClient: answer.minimum_client,
  };
}

async function afterRefusal(
  world: Sender,
  outbox: OutboxConnection,
  profile: ProfileRow,
  refused: Refused,
): Promise<Sent> {
  switch (refused.problem.status) {
    case 401:
      return register(world, outbox, profile);
    case 400:
    case 413:
    case 422:
      return { kind: "not understood", problem: refused.problem, own: null };
    case 426:
      throw new ClientTooOld();
    default:
      throw refused;
  }
}

async function register(
  world: Sender,
  outbox: OutboxConnection,
  { id, token }: ProfileRow,
): Promise<Sent> {
  const registration = await world.server.register(CONSENT);
  const own = await changeProfile(outbox, id, (now, rows) =>
    // Meanwhile another tab may have registered, or the person said "do not count me".
    now.token === token && now.counting === "yes"
      ? registerAnew(now, rows, registration, world.uuid)
      : { profile: now, changed: [], gone: [] },
  );
  if (own.profile.token !== registration.token) {
    await world.server.erase(registration.token).catch(() => undefined);
    return { kind: "registered", own: null };
  }
  return { kind: "registered", own };
}
