import { claimsOf } from "../outbox/claims";
import type { HandedInArgs } from "../outbox/facts";
import { factsOf, type LetterFacts } from "../outbox/lifecycle";
import { isUnnamed, letterArgs, type MutationRow } from "../outbox/rows";
import type { Letter, Prisoner } from "../types";

/** "My cards", the newest first: what the outbox says, with what the list says of the people now. */
export function projectLetters(
  rows: MutationRow[],
  prisoner: (id: string) => Prisoner | null,
): Letter[] {
  return factsOf(rows)
    .map((facts) => projectLetter(facts, prisoner))
    .filter((letter): letter is Letter & { order: number } => letter !== null)
    .sort((a, b) => b.order - a.order)
    .map(({ order: _, ...letter }) => letter);
}

function projectLetter(
  { letter_id, standing, rows }: LetterFacts,
  prisoner: (id: string) => Prisoner | null,
): (Letter & { order: number }) | null {
  const highest = standing[0];
  if (!highest) return null;
  const { prisoner_id, campaign_id, event_id } = letterArgs(highest) as Partial<HandedInArgs>;
  const becomes = highest.name.slice("letter_".length) as Letter["state"];
  const state = prisoner_id === undefined ? null : (prisoner(prisoner_id)?.state ?? null);
  const forLater = becomes === "written" && highest.for_later === true;
  return {
    letter_id,
    prisoner_id: isUnnamed(highest) ? null : (prisoner_id ?? null),
    campaign_id: campaign_id ?? null,
    state: becomes,
    event_id: event_id ?? null,
    day: highest.day ?? highest.local_date,
    status: highest.status,
    problem: highest.problem,
    // Somebody writes at the table and says "posted" or "handed in" a little early: while it waits, the card may still be there.
    do_not_post:
      (becomes === "written" || highest.status === "waiting") &&
      !forLater &&
      state !== null &&
      state !== "held",
    heard: rows.flatMap((row) => row.heard ?? []).map(({ outcome }) => outcome),
    for_later: forLater,
    order: Math.min(...rows.map((row) => row.order)),
  };
}

/** Whom this phone has a card for, or has taken, as far as it may still say. */
export const takenBy = (rows: MutationRow[]): ReadonlySet<string> =>
  new Set([
    ...claimsOf(rows).flatMap(({ names }) => names),
    ...factsOf(rows).flatMap(({ standing: [row] }) =>
      row && !isUnnamed(row) ? [letterArgs(row).prisoner_id as string] : [],
    ),
  ]);
