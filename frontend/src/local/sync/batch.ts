import type { MutationRow, ProfileRow } from "../outbox/rows";
import type { Envelope } from "../server";

/** The number that `minimum_client` is compared with; it grows when an old app would be misunderstood. */
export const CLIENT_VERSION = 1;
export const BATCH = 50;

export const waitingRows = (rows: MutationRow[]): MutationRow[] =>
  rows.filter((row) => row.status === "waiting").sort((a, b) => a.seq - b.seq);

/** The next mutations to send, in order; `args` exactly as they were stored. */
export function envelopeOf(profile: ProfileRow, rows: MutationRow[], size: number): Envelope {
  return {
    client_id: profile.client_id,
    client_version: CLIENT_VERSION,
    mutations: waitingRows(rows)
      .slice(0, size)
      .map(({ id, seq, name, schema, local_date, args }) => ({
        id,
        seq,
        name,
        schema,
        local_date,
        args,
      })),
  };
}
