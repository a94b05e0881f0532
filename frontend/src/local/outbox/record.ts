import { forgetSettled } from "./forget";
import { factsOf, type LetterFact, type LetterFacts } from "./lifecycle";
import { type Fact, mintMutation } from "./mint";
import { isUnnamed, type LetterArgs, letterArgs, type MutationRow, type ProfileRow } from "./rows";
import type { OutboxConnection } from "./schema";
import type { Settlement } from "./settle";
import { changeProfile, type OwnedRows } from "./store";

/** Where mutation ids and the day come from. */
export interface Minting {
  uuid: () => string;
  day: () => string;
}

/** Saves a fact of the profile; resolves after `complete` with everything that the profile now has. */
export async function record(
  outbox: OutboxConnection,
  profileId: string,
  fact: Fact,
  minting: Minting,
): Promise<OwnedRows> {
  return changeProfile(outbox, profileId, (profile, rows) => added(profile, rows, [fact], minting));
}

/**
 * Saves the fact that a written letter was put into the box. Nothing happens to a letter that is not written. A posting
 * that was taken back stays taken back for ever: then the card goes on as a new letter.
 */
export async function recordPosting(
  outbox: OutboxConnection,
  profileId: string,
  letterId: string,
  minting: Minting,
): Promise<OwnedRows> {
  return changeProfile(outbox, profileId, (profile, rows) => {
    const letter = letterOf(rows, letterId);
    const written = letter?.standing[0];
    if (written?.name !== "letter_written" || isUnnamed(written)) return untouched(profile);
    const args = letterArgs(written);
    const again = letter?.rows.some((row) => row.name === "letter_posted");
    return added(profile, rows, again ? postedAnew(args, minting) : [posted(args)], minting);
  });
}

const posted = (args: LetterArgs): Fact => ({ name: "letter_posted", args });

const postedAnew = (args: LetterArgs, { uuid }: Minting): Fact[] => [
  { name: "fact_voided", args: { letter_id: args.letter_id, fact: "letter_written" } },
  posted({ ...args, letter_id: uuid() }),
];

/** Saves that the letter's highest fact is taken back. Nothing happens to one that has none left. */
export async function recordVoid(
  outbox: OutboxConnection,
  profileId: string,
  letterId: string,
  minting: Minting,
): Promise<OwnedRows> {
  return changeProfile(outbox, profileId, (profile, rows) => {
    const highest = letterOf(rows, letterId)?.standing[0];
    if (!highest) return untouched(profile);
    const args = { letter_id: letterId, fact: highest.name as LetterFact };
    return added(profile, rows, [{ name: "fact_voided", args }], minting);
  });
}

const untouched = (profile: ProfileRow): Settlement => ({ profile, changed: [], gone: [] });

const letterOf = (rows: MutationRow[], letterId: string): LetterFacts | undefined =>
  factsOf(rows.filter((row) => row.letter_id === letterId))[0];

/** The facts as mutations, numbered one after another; what a settled phone need not know leaves with them. */
function added(
  profile: ProfileRow,
  rows: MutationRow[],
  facts: Fact[],
  minting: Minting,
): Settlement {
  let numbered = profile;
  const fresh = facts.map((fact) => {
    const minted = mintMutation(numbered, fact, minting.uuid(), minting.day());
    numbered = minted.profile;
    return minted.row;
  });
  const changed = new Map(fresh.map((row) => [row.id, row]));
  for (const row of forgetSettled(numbered, [...rows, ...fresh])) changed.set(row.id, row);
  return { profile: numbered, changed: [...changed.values()], gone: [] };
}
