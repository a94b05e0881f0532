import { type Fact, subjectOf } from "./facts";
import type { MutationRow, ProfileRow } from "./rows";

export const MUTATION_SCHEMA = 1;

/**
 * The mutation for a fact, and the profile with its counters moved on: both are stored in one transaction.
 * "Do not count me" facts take no number of the server's: they never leave the phone.
 */
export function mintMutation(
  profile: ProfileRow,
  fact: Fact,
  id: string,
  localDate: string,
): { row: MutationRow; profile: ProfileRow } {
  const keptHere = profile.counting === "no";
  const row: MutationRow = {
    id,
    profile_id: profile.id,
    order: profile.next_order,
    seq: keptHere ? 0 : profile.next_seq,
    client_id: profile.client_id,
    name: fact.name,
    schema: MUTATION_SCHEMA,
    local_date: localDate,
    args: JSON.stringify(fact.args),
    letter_id: subjectOf(fact.args),
    status: keptHere ? "kept_here" : "waiting",
    day: null,
    levels_seq: null,
    problem: null,
    forgotten: false,
  };
  return {
    row,
    profile: {
      ...profile,
      next_order: profile.next_order + 1,
      next_seq: profile.next_seq + (keptHere ? 0 : 1),
    },
  };
}
