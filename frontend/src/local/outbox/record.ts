import { forgetSettled } from "./forget";
import { factsOf, type LetterFact, type LetterFacts } from "./lifecycle";
import { type Fact, mintMutation } from "./mint";
import { letterArgs, type MutationRow, type ProfileRow } from "./rows";
import type { OutboxConnection } from "./schema";
import type { Settlement } from "./settle";
import { changeProfile } from "./store";

/** Where mutation ids and the day come from. */
export interface Minting {
  uuid: () => string;
  day: () => string;
}

/** Saves a fact of the profile; resolves after `complete`. */
export async function record(
  outbox: OutboxConnection,
  profileId: string,
  fact: Fact,
  minting: Minting,
): Promise<void> {
  await changeProfile(outbox, profileId, (profile, rows) => added(profile, rows, fact, minting));
}

/** Saves the fact that a written letter was put into the box. Nothing happens to a letter that is not written. */
export async function recordPosting(
  outbox: OutboxConnection,
  profileId: string,
  letterId: string,
  minting: Minting,
): Promise<void> {
  await changeProfile(outbox, profileId, (profile, rows) => {
    const written = letterOf(rows, letterId)?.standing[0];
    if (written?.name !== "letter_written" || written.forgotten) return untouched(profile);
    return added(profile, rows, { name: "letter_posted", args: letterArgs(written) }, minting);
  });
}

/** Saves that the letter's highest fact is taken back. Nothing happens to one that has none left. */
export async function recordVoid(
  outbox: OutboxConnection,
  profileId: string,
  letterId: string,
  minting: Minting,
): Promise<void> {
  await changeProfile(outbox, profileId, (profile, rows) => {
    const highest = letterOf(rows, letterId)?.standing[0];
    if (!highest) return untouched(profile);
    const args = { letter_id: letterId, fact: highest.name as LetterFact };
    return added(profile, rows, { name: "fact_voided", args }, minting);
  });
}

const untouched = (profile: ProfileRow): Settlement => ({ profile, changed: [], gone: [] });

const letterOf = (rows: MutationRow[], letterId: string): LetterFacts | undefined =>
  factsOf(rows.filter((row) => row.letter_id === letterId))[0];

function added(profile: ProfileRow, rows: MutationRow[], fact: Fact, minting: Minting): Settlement {
  const minted = mintMutation(profile, fact, minting.uuid(), minting.day());
  const bare = forgetSettled(minted.profile, [...rows, minted.row]);
  const unnamed = bare.some((row) => row.id === minted.row.id);
  return {
    profile: minted.profile,
    changed: unnamed ? bare : [...bare, minted.row],
    gone: [],
  };
}
