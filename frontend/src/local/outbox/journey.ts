import { isSettled, namesSomebody, withoutName } from "./forget";
import { isOfClaim, type MutationRow, unmarked } from "./rows";

/**
 * "Before a journey": cards and evenings about which nothing waits leave the phone whole, and so does every claim, for it
 * is a plan and no deed. Of the others what was already acknowledged loses its name at once, and all lose what was heard of
 * them; what waits must be sent as it was written and loses its name when the server has answered.
 */
export function forgetForJourney(rows: MutationRow[]): { changed: MutationRow[]; gone: string[] } {
  const deeds = rows.filter((row) => !isOfClaim(row));
  const open = new Set(deeds.filter((row) => !isSettled(row)).map((row) => row.letter_id));
  const stays = (row: MutationRow): boolean => !isOfClaim(row) && open.has(row.letter_id);
  return {
    gone: rows.filter((row) => !stays(row)).map((row) => row.id),
    changed: deeds
      .filter((row) => stays(row) && (namesSomebody(row) || row.heard))
      .map(unmarked)
      .map((row) => (isSettled(row) ? withoutName(row) : { ...row, forget_when_settled: true })),
  };
}

/** How many cards (and tallies and piles) carry a name inside that no screen shows, until they are sent. */
export const countCarrying = (rows: MutationRow[]): number =>
  new Set(
    rows
      .filter((row) => row.forget_when_settled && !row.forgotten)
      .map(({ letter_id }) => letter_id),
  ).size;
