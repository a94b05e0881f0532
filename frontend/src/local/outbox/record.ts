import { givenBack } from "./claims";
import type { Fact } from "./facts";
import { forgetSettled } from "./forget";
import { mintMutation } from "./mint";
import type { MutationRow, ProfileRow } from "./rows";
import type { OutboxConnection } from "./schema";
import type { Settlement } from "./settle";
import { changeProfile, type OwnedRows } from "./store";

/** Where mutation ids and the day come from. */
export interface Minting {
  uuid: () => string;
  day: () => string;
}

/**
 * Saves what `decide` makes of the profile's facts, in one transaction with reading them: nothing for no facts. Resolves
 * after `complete` with everything that the profile now has.
 */
export async function record(
  outbox: OutboxConnection,
  profileId: string,
  decide: (rows: MutationRow[]) => Fact[],
  minting: Minting,
): Promise<OwnedRows> {
  return changeProfile(outbox, profileId, (profile, rows) =>
    added(profile, rows, decide(rows), minting),
  );
}

/** The same of a new card, which no row of before decides about. `known`: what this tab knows of the profile. */
export const recordNew = (
  outbox: OutboxConnection,
  profileId: string,
  fact: Fact,
  minting: Minting,
  known: () => OwnedRows | null,
): Promise<OwnedRows> =>
  changeProfile(
    outbox,
    profileId,
    (profile, rows) => added(profile, rows, [fact], minting),
    () => settledAlready(known()),
  );

/** Where names are to leave with their rows' answers, what the database says of those rows counts. */
function settledAlready(known: OwnedRows | null): OwnedRows | null {
  const leaving = ({ forget_when_settled }: MutationRow): boolean => forget_when_settled === true;
  return known?.profile.remember === "yes" && !known.rows.some(leaving) ? known : null;
}

/**
 * The facts as mutations, numbered one after another, and the end of claims that they fulfil. What a settled phone need not
 * know leaves with them.
 */
function added(
  profile: ProfileRow,
  rows: MutationRow[],
  facts: Fact[],
  minting: Minting,
): Settlement {
  let numbered = profile;
  const fresh = facts
    .flatMap((fact) => [fact, ...fulfilled(rows, fact)])
    .map((fact) => {
      const minted = mintMutation(numbered, fact, minting.uuid(), minting.day());
      numbered = minted.profile;
      return minted.row;
    });
  const changed = new Map(fresh.map((row) => [row.id, row]));
  for (const row of forgetSettled(numbered, [...rows, ...fresh])) changed.set(row.id, row);
  return { profile: numbered, changed: [...changed.values()], gone: [] };
}

const fulfilled = (rows: MutationRow[], { name, args }: Fact): Fact[] =>
  name === "letter_posted" || name === "letter_handed_in" ? givenBack(rows, args.prisoner_id) : [];
