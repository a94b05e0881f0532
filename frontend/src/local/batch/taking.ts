import { daysBefore } from "../clock";
import type { Deciding } from "../contract";
import { CLAIM_DAYS, type Claim, claimsOf } from "../outbox/claims";
import type { Fact } from "../outbox/facts";
import type { MutationRow } from "../outbox/rows";

/** Claims that have not ended by themselves. */
export const runningClaims = (rows: readonly MutationRow[], today: string): Claim[] =>
  claimsOf(rows).filter(({ taken }) => taken.local_date >= daysBefore(today, CLAIM_DAYS));

/** Ids of the people in a batch that is not done. */
export const takenNow = (rows: readonly MutationRow[], today: string): string[] =>
  runningClaims(rows, today).flatMap(({ names }) => names);

/** Takes these people; nothing while a batch runs, so that a second tap takes no more names. */
export const takeNames =
  (ids: string[]) =>
  ({ rows, campaign_id, uuid, day }: Deciding): Fact[] =>
    takenNow(rows, day).length > 0
      ? []
      : [{ name: "names_taken", args: { claim_id: uuid(), prisoner_ids: ids, campaign_id } }];
