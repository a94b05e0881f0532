import type { MutationRow, ProfileRow } from "../outbox/rows";
import type { Envelope } from "../server";

/** The number that `minimum_client` is compared with; it grows when an old app would be misunderstood. */
export const CLIENT_VERSION = 1;
export const BATCH = 50;

export const waitingRows = (rows: MutationRow[]): MutationRow[] =>
  rows.filter((row) => row.status === "waiting").sort((a, b) => a.seq - b.seq);

/**
 * The next mutations to send, in order; `args` exactly as they were stored. What the first says of name, schema and day
 * stands once for all that say the same: most batches are one evening's cards. Rejects nothing; there is one at least.
 */
export function envelopeOf(profile: ProfileRow, rows: MutationRow[], size: number): Envelope {
  const batch = waitingRows(rows).slice(0, size);
  const { name, schema, local_date } = batch[0] as MutationRow;
  const each = { name, schema, local_date };
  return {
    client_id: profile.client_id,
    client_version: CLIENT_VERSION,
    each,
    mutations: batch.map((row) => ({
      id: row.id,
      seq: row.seq,
      ...(row.name !== name && { name: row.name }),
      ...(row.schema !== schema && { schema: row.schema }),
      ...(row.local_date !== local_date && { local_date: row.local_date }),
      args: row.args,
    })),
  };
}
