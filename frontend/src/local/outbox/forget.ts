import { daysBefore } from "../clock";
import { factsOf, onTheTable } from "./lifecycle";
import { isVoid, letterArgs, type MutationRow, type ProfileRow } from "./rows";

/** Names of people written to leave the phone after this many days. */
export const DAYS_REMEMBERED = 90;

/** The same row without the person. Letter and day stay, so that a late undo still works. */
export function withoutName(row: MutationRow): MutationRow {
  const { letter_id, campaign_id } = letterArgs(row);
  return { ...row, args: JSON.stringify({ letter_id, campaign_id }), forgotten: true };
}

const namesSomebody = (row: MutationRow): boolean => !isVoid(row) && !row.forgotten;

/** Whatever waits must still be sent as it was written; everything else may be forgotten. */
const isSettled = (row: MutationRow): boolean => row.status !== "waiting";

/**
 * The settled rows whose name is to go, without it: by "do not remember", and by a journey that came while they waited.
 * With "do not remember" alone a card that is written and not yet posted keeps its name: posting it needs it, and so does
 * the warning "do not post". Posting or taking it back lets the name go.
 */
export function forgetSettled(profile: ProfileRow, rows: MutationRow[]): MutationRow[] {
  return factsOf(rows)
    .flatMap((letter) => {
      const all = profile.remember === "no" && !onTheTable(letter);
      return letter.rows.filter((row) => all || row.forget_when_settled);
    })
    .filter((row) => namesSomebody(row) && isSettled(row))
    .map(withoutName);
}

/** The rows whose name has been here for more than 90 days, without it. */
export function forgetOld(rows: MutationRow[], today: string): MutationRow[] {
  const oldest = daysBefore(today, DAYS_REMEMBERED);
  return rows
    .filter((row) => namesSomebody(row) && isSettled(row) && (row.day ?? row.local_date) < oldest)
    .map(withoutName);
}

/**
 * "Before a journey": cards about which nothing waits leave the phone whole. Of the others what was already acknowledged
 * loses its name at once; what waits must be sent as it was written and loses it when the server has answered.
 */
export function forgetForJourney(rows: MutationRow[]): { changed: MutationRow[]; gone: string[] } {
  const letters = factsOf(rows);
  const done = letters.filter((letter) => letter.rows.every(isSettled));
  const others = letters.filter((letter) => !letter.rows.every(isSettled));
  return {
    gone: done.flatMap((letter) => letter.rows.map((row) => row.id)),
    changed: others
      .flatMap((letter) => letter.rows)
      .filter(namesSomebody)
      .map((row) => (isSettled(row) ? withoutName(row) : { ...row, forget_when_settled: true })),
  };
}

/** How many cards carry a name inside that no screen shows, until they are sent. */
export const countCarrying = (rows: MutationRow[]): number =>
  new Set(
    rows
      .filter((row) => row.forget_when_settled && !row.forgotten)
      .map(({ letter_id }) => letter_id),
  ).size;

/** What a closed profile need not keep: settled, and in the server's backup or not to be remembered. */
export function spentIds(
  profile: ProfileRow,
  rows: MutationRow[],
  durableBefore: number,
): string[] {
  if (!profile.closed) return [];
  const durable = (row: MutationRow): boolean =>
    row.levels_seq === null || row.levels_seq <= durableBefore;
  return rows
    .filter((row) => isSettled(row) && (profile.remember !== "yes" || durable(row)))
    .map((row) => row.id);
}
