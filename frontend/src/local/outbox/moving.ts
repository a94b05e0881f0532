import type { LetterFact } from "../types";
import type { Fact, LetterArgs } from "./facts";
import { factsOf, type LetterFacts } from "./lifecycle";
import { isUnnamed, letterArgs, type MutationRow } from "./rows";

/** Where a written letter goes: into the letter box, or to an evening's organiser. */
export type Onward = { name: "letter_posted" } | { name: "letter_handed_in"; event_id: string };

/**
 * A written letter goes on. Nothing happens to one that is not written, or whose name is forgotten. A posting that was taken
 * back stays taken back for ever, and so does handing in: then the card goes on as a new letter.
 */
export function movedOn(
  rows: MutationRow[],
  letterId: string,
  onward: Onward,
  uuid: () => string,
): Fact[] {
  const letter = letterOf(rows, letterId);
  const written = letter?.standing[0];
  if (written?.name !== "letter_written" || isUnnamed(written)) return [];
  const args = letterArgs(written);
  if (!letter?.rows.some((row) => row.name === onward.name)) return [fact(args, onward)];
  return [voided(letterId, "letter_written"), fact({ ...args, letter_id: uuid() }, onward)];
}

/** The letter's highest fact is taken back; nothing where none is left. */
export function takenBack(rows: MutationRow[], letterId: string): Fact[] {
  const highest = letterOf(rows, letterId)?.standing[0];
  return highest ? [voided(letterId, highest.name as LetterFact)] : [];
}

const fact = (args: LetterArgs, { name, ...evening }: Onward): Fact =>
  ({ name, args: { ...args, ...evening } }) as Fact;

const voided = (letter_id: string, name: LetterFact): Fact => ({
  name: "fact_voided",
  args: { letter_id, fact: name },
});

const letterOf = (rows: MutationRow[], letterId: string): LetterFacts | undefined =>
  factsOf(rows.filter((row) => row.letter_id === letterId))[0];
