import type { MutationRow } from "./rows";
import { isOfLetter, isVoid, voidArgs } from "./rows";

/** One letter's facts that are not taken back, the highest first. */
export interface LetterFacts {
  letter_id: string;
  /** Posted before handed in before written; empty when everything was taken back. */
  standing: MutationRow[];
  rows: MutationRow[];
}

/** Posted implies handed in, which implies written. */
const RANK: Record<string, number> = { letter_posted: 2, letter_handed_in: 1, letter_written: 0 };

const rank = (row: MutationRow): number => RANK[row.name] ?? -1;

/**
 * A letter's state is its highest fact that is not voided, in whatever order they came; facts of claims, evenings, tallies
 * and outcomes are no letters. `valid` may leave out rows, to ask what the state was as far as the server knew.
 */
export function factsOf(
  rows: readonly MutationRow[],
  valid: (row: MutationRow) => boolean = () => true,
): LetterFacts[] {
  const letters = new Map<string, MutationRow[]>();
  for (const row of rows) {
    if (!isOfLetter(row) || !valid(row)) continue;
    const known = letters.get(row.letter_id);
    if (known) known.push(row);
    else letters.set(row.letter_id, [row]);
  }
  return [...letters].map(([letter_id, own]) => ({
    letter_id,
    rows: own,
    standing: standing(own),
  }));
}

function standing(rows: MutationRow[]): MutationRow[] {
  const taken = new Set(rows.filter(isVoid).map((row) => voidArgs(row).fact as string));
  return rows
    .filter((row) => !isVoid(row) && !taken.has(row.name))
    .sort((a, b) => rank(b) - rank(a) || a.order - b.order);
}

/** Is the card still on the table: written, and neither handed in nor in the letter box? */
export const onTheTable = (letter: LetterFacts): boolean =>
  letter.standing[0]?.name === "letter_written";
