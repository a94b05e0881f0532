import { letterArgs, type MutationRow, type ProfileRow } from "./rows";
import type { Settlement } from "./settle";

/** What a list that has just come knows: the people on it, and the campaigns. */
export interface Known {
  prisoner: (id: string) => boolean;
  campaign: (id: string) => boolean;
}

/**
 * A card that the server did not count because it knew the person or the campaign not yet (a restored server before its
 * next import) waits again once a list knows both: nothing is kept of a rejected mutation, so the same one may succeed.
 * It takes a new number, as if it had been committed last.
 */
export function offerAgain(profile: ProfileRow, rows: MutationRow[], known: Known): Settlement {
  const offered = rows.filter((row) => wasUnknown(row) && isKnown(row, known));
  const changed = offered.map(
    (row, place): MutationRow => ({
      ...row,
      status: "waiting",
      problem: null,
      client_id: profile.client_id,
      seq: profile.next_seq + place,
    }),
  );
  return {
    profile: { ...profile, next_seq: profile.next_seq + changed.length },
    changed,
    gone: [],
  };
}

const UNKNOWN = new Set(["/problems/unknown-prisoner", "/problems/unknown-campaign"]);

const wasUnknown = (row: MutationRow): boolean =>
  row.status === "not_counted" && !row.forgotten && UNKNOWN.has(row.problem?.type ?? "");

function isKnown(row: MutationRow, known: Known): boolean {
  const { prisoner_id, campaign_id } = letterArgs(row);
  // A tally is mostly for nobody in particular.
  const nobody = (prisoner_id as string | null | undefined) === null;
  const person = nobody || (prisoner_id !== undefined && known.prisoner(prisoner_id));
  return person && known.campaign(campaign_id);
}
