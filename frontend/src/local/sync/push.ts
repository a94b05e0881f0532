import { dropSpentProfile } from "../outbox/profiles";
import type { OutboxConnection } from "../outbox/schema";
import { refuse } from "../outbox/settle";
import { changeProfile, type OwnedRows, readEverybody } from "../outbox/store";
import type { World } from "../world";
import { BATCH, CLIENT_VERSION, envelopeOf, waitingRows } from "./batch";
import { ClientTooOld, type Sent, send } from "./send";
import type { Turn } from "./turn";

/** New tokens and new client_ids in one flush: more is a server that cannot make up its mind. */
const FRESH_STARTS = 5;

export interface Flush {
  world: Pick<World, "server" | "uuid">;
  outbox: OutboxConnection;
  turn: Turn;
  /** After every stored answer, while more is still to be sent: another tab may show a list that has these cards in it. */
  onStored: (own: OwnedRows | null) => Promise<void>;
}

/** Sends what waits, everybody's, each under their own token. Rejects with what the server or the network said. */
export async function pushAll(flush: Flush): Promise<void> {
  for (const [place, own] of flush.turn.everybody.entries()) {
    // While the first was sent, the others may have written.
    if (own.profile.counting === "yes") {
      await pushProfile(flush, own.profile.id, place === 0 ? own : null);
    }
    if (own.profile.closed) await dropSpentProfile(flush.outbox, own.profile);
  }
}

/** `justRead`: what is stored of the profile, if nothing was asked of anybody since. */
async function pushProfile(
  flush: Flush,
  profileId: string,
  justRead: OwnedRows | null,
): Promise<void> {
  let size = BATCH;
  let own = justRead;
  for (let fresh = 0; fresh <= FRESH_STARTS; own = null) {
    own ??= await readProfile(flush.outbox, profileId);
    const sent = own && (await pushBatch(flush, own, size));
    if (!sent) return;
    await flush.onStored(sent.own);
    if (sent.kind === "registered" || (sent.kind === "answered" && sent.forked)) fresh += 1;
    // The envelope as a whole was not understood: send one by one, so that the queue goes on past the culprit.
    if (sent.kind === "not understood") size = 1;
  }
}

/** One request; null when nothing is left to do, or when it is not for this tab to do it. */
async function pushBatch(flush: Flush, own: OwnedRows, size: number): Promise<Sent | null> {
  const { world, outbox, turn } = flush;
  if (own.profile.counting !== "yes" || waitingRows(own.rows).length === 0) return null;
  if (!(await turn.renew())) return null;
  const envelope = envelopeOf(own.profile, own.rows, size);
  const sent = await send(world, outbox, own.profile, envelope);
  if (sent.kind === "answered") {
    if (sent.minimumClient > CLIENT_VERSION) throw new ClientTooOld();
    if (!sent.named) return null;
  }
  const [only, ...others] = envelope.mutations;
  if (sent.kind === "not understood" && only && others.length === 0) {
    const refused = await changeProfile(outbox, own.profile.id, (profile, rows) =>
      refuse(profile, rows, only.id, sent.problem),
    );
    return { ...sent, own: refused };
  }
  return sent;
}

const readProfile = async (outbox: OutboxConnection, id: string): Promise<OwnedRows | null> =>
  (await readEverybody(outbox)).find(({ profile }) => profile.id === id) ?? null;
