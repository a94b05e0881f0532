import { daysBefore } from "../clock";
import type { Fact, NameGivenBackArgs, NamesTakenArgs } from "./facts";
import { isOfClaim, type MutationRow } from "./rows";

/** A claim ends by itself this many days after its day; the server's setting of the same name says so too. */
export const CLAIM_DAYS = 7;

export const takenArgs = (row: MutationRow): NamesTakenArgs => JSON.parse(row.args);
/** The name is missing once it is forgotten. */
export const givenBackArgs = (row: MutationRow): Partial<NameGivenBackArgs> => JSON.parse(row.args);

/** Names that somebody has taken, but for those given back; in whatever order the facts came. */
export interface Claim {
  taken: MutationRow;
  names: string[];
}

export function claimsOf(rows: readonly MutationRow[]): Claim[] {
  const back = new Set(
    rows
      .filter(({ name }) => name === "name_given_back")
      .map((row) => row.letter_id + givenBackArgs(row).prisoner_id),
  );
  return rows
    .filter(({ name }) => name === "names_taken")
    .map((taken) => ({
      taken,
      names: takenArgs(taken).prisoner_ids.filter((id) => !back.has(taken.letter_id + id)),
    }));
}

/** A card to somebody whom one has taken is on its way: the claims on them end. */
export const givenBack = (rows: readonly MutationRow[], prisonerId?: string): Fact[] =>
  claimsOf(rows)
    .filter(({ names }) => names.includes(prisonerId as string))
    .map(({ taken }) => ({
      name: "name_given_back",
      args: { claim_id: taken.letter_id, prisoner_id: prisonerId as string },
    }));

/** Ids of all rows of claims that are over: they weigh nowhere any more, sent or not, and name people. */
export function overIds(rows: readonly MutationRow[], today: string): string[] {
  const last = daysBefore(today, CLAIM_DAYS);
  const claims = rows.filter(isOfClaim);
  const over = new Set(
    claims.filter(({ local_date }) => local_date < last).map((row) => row.letter_id),
  );
  return claims.filter((row) => over.has(row.letter_id)).map((row) => row.id);
}

/** Settled claims without the names that were given back; the others stay in them for as long as the claim lasts. */
export const withoutGivenBack = (rows: readonly MutationRow[]): MutationRow[] =>
  claimsOf(rows).flatMap(({ taken, names }) => {
    const args = takenArgs(taken);
    if (taken.status === "waiting" || names.length === args.prisoner_ids.length) return [];
    return [{ ...taken, args: JSON.stringify({ ...args, prisoner_ids: names }), forgotten: true }];
  });

/** The names that were given back, of claims that say no more that they were taken. */
export function givenBackFrom(rows: readonly MutationRow[]): MutationRow[] {
  const waiting = new Set(
    rows
      .filter(({ name, status }) => name === "names_taken" && status === "waiting")
      .map((row) => row.letter_id),
  );
  return rows.filter((row) => row.name === "name_given_back" && !waiting.has(row.letter_id));
}
