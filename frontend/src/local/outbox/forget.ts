import { daysBefore } from "../clock";
import { givenBackFrom, withoutGivenBack } from "./claims";
import { factsOf, onTheTable } from "./lifecycle";
import type { MutationRow, ProfileRow } from "./rows";

/** Names of people written to leave the phone after this many days. */
export const DAYS_REMEMBERED = 90;

/** The members of args that say who: of a card, tally or name given back; of a claim; of a posted pile. */
const WHO = /^(prisoner_ids?|taken_out)$/;

/** The same row without the people. Letter and day stay, so that a late undo still works. */
export const withoutName = (row: MutationRow): MutationRow => ({
  ...row,
  args: JSON.stringify(JSON.parse(row.args), (member, value) =>
    WHO.test(member) ? undefined : value,
  ),
  forgotten: true,
});

export const namesSomebody = (row: MutationRow): boolean =>
  !row.forgotten && Object.keys(JSON.parse(row.args)).some((member) => WHO.test(member));

/** Whatever waits must still be sent as it was written; everything else may be forgotten. */
export const isSettled = (row: MutationRow): boolean => row.status !== "waiting";

/**
 * The settled rows whose name is to go, without it: by "do not remember", and by a journey that came while they waited.
 * With "do not remember" alone a card that is written and not yet posted keeps its name: posting it needs it, and so does
 * the warning "do not post". Posting or taking it back lets the name go, and giving back does of a claim.
 */
export function forgetSettled(profile: ProfileRow, rows: MutationRow[]): MutationRow[] {
  const forgets = profile.remember === "no";
  const done = new Set<MutationRow>();
  if (forgets) {
    for (const letter of factsOf(rows)) {
      if (!onTheTable(letter)) for (const row of letter.rows) done.add(row);
    }
    for (const row of givenBackFrom(rows)) done.add(row);
  }
  return [
    ...(forgets ? withoutGivenBack(rows) : []),
    ...rows
      .filter((row) => (done.has(row) || row.forget_when_settled) && namesSomebody(row))
      .filter(isSettled)
      .map(withoutName),
  ];
}

/** The rows whose name has been here for more than 90 days, without it. */
export function forgetOld(rows: MutationRow[], today: string): MutationRow[] {
  const oldest = daysBefore(today, DAYS_REMEMBERED);
  return rows
    .filter((row) => namesSomebody(row) && isSettled(row) && (row.day ?? row.local_date) < oldest)
    .map(withoutName);
}

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
