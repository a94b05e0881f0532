import type { MutationRow } from "./rows";
import { isVoid, voidArgs } from "./rows";

export type LetterFact = "letter_written" | "letter_posted";

/** One letter's facts that are not taken back, the highest first. */
export interface LetterFacts {
  letter_id: string;
  /** Posted before written; empty when everything was taken back. */
  standing: MutationRow[];
  rows: MutationRow[];
}

/** Highest first: posted implies written. */
const RANK: Record<string, number> = { letter_posted: 1, letter_written: 0 };

const rank = (row: MutationRow): number => RANK[row.name] ?? -1;

/**
 * A letter's state is its highest fact that is not voided, in whatever order they came. `valid` may leave out rows,
 * to ask what the state was as far as the server knew.
 */
export function factsOf(
  rows: MutationRow[],
  valid: (row: MutationRow) => boolean = () => true,
): LetterFacts[] {
  const letters = new Map<string, MutationRow[]>();
  for (const row of rows) {
    if (!valid(row)) continue;
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

/** Is the card still on the table: written, and not in the letter box? */
export const onTheTable = (letter: LetterFacts): boolean =>
  letter.standing[0]?.name === "letter_written";
