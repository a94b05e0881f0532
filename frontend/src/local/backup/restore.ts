import { overIds } from "../outbox/claims";
import { forgetOld, forgetSettled } from "../outbox/forget";
import { isOfLetter, isVoid, type MutationRow, type ProfileRow, unmarked } from "../outbox/rows";
import { queuedAgain } from "../outbox/settle";
import type { BackupContents, SavedMutation } from "./contents";

/** What the phone has: the open profile, and every mutation of everybody with the epoch of whose profile it is. */
export interface Found {
  profile: ProfileRow;
  rows: MutationRow[];
  epochOf: (row: MutationRow) => string | null;
}

export interface Restored {
  profile: ProfileRow;
  /** Rows to store: new ones, and those that changed. */
  changed: MutationRow[];
}

/**
 * Puts the mutations of a backup beside those that are here; one mutation id is one mutation, so that nothing is counted
 * twice and restoring again changes nothing. Id, content and day stay byte for byte; what waits takes numbers of this
 * phone's own client_id, and the server knows by its id what it has already.
 */
export function restore(found: Found, backup: BackupContents, today: string): Restored {
  const profile = withAnswers(found.profile, backup.profile);
  const here = new Map(found.rows.map((row) => [row.id, row]));
  const rows = stillGood(backup.mutations, today).map((saved) => {
    const known = here.get(saved.id);
    if (!known) return adopted(profile, { ...saved, profile_id: "" }, backup.profile.epoch);
    const named = withName(known, saved);
    return known.profile_id === profile.id ? named : adopted(profile, named, found.epochOf(known));
  });
  const numbered = numberNew(profile, rows, here);
  return forgetting(numbered, found.rows, today);
}

/** Claims that are over weigh nowhere any more, and name people. */
function stillGood(mutations: SavedMutation[], today: string): SavedMutation[] {
  const over = new Set(overIds(mutations as MutationRow[], today));
  return mutations.filter(({ id }) => !over.has(id));
}

/** Answers given on this phone go before those in the file. */
function withAnswers(profile: ProfileRow, saved: BackupContents["profile"]): ProfileRow {
  return {
    ...profile,
    counting: profile.counting === "unasked" ? saved.counting : profile.counting,
    remember: profile.remember === "unasked" ? saved.remember : profile.remember,
    campaign_id: profile.campaign_id ?? saved.campaign_id,
    // Its cards were acknowledged by that memory; the next answer says whether it is still the same.
    epoch: profile.epoch ?? saved.epoch,
  };
}

/** What is known here is newer, but a card's name may have been let go of before it was asked for again. */
const withName = (known: MutationRow, saved: SavedMutation): MutationRow => {
  if (!isOfLetter(known) || saved.forgotten || saved.forget_when_settled) return known;
  const { forget_when_settled, ...row } = known;
  if (!known.forgotten && !forget_when_settled) return known;
  return { ...row, args: saved.args, forgotten: false };
};

/** Into this profile. Acknowledged by another memory than the profile's: asked for again. */
function adopted(
  profile: ProfileRow,
  row: SavedMutation & { profile_id: string },
  epoch: string | null,
): MutationRow {
  const own: MutationRow = { ...row, profile_id: profile.id, client_id: profile.client_id, seq: 0 };
  if (profile.counting !== "no") return epoch === profile.epoch ? own : queuedAgain(own);
  return own.status === "waiting" ? { ...own, status: "kept_here" } : own;
}

/** Those that come into this profile follow all that it has, in their own order. */
function numberNew(
  profile: ProfileRow,
  rows: MutationRow[],
  here: ReadonlyMap<string, MutationRow>,
): Restored {
  let { next_order, next_seq } = profile;
  const changed = rows
    .filter((row) => row !== here.get(row.id))
    .map((row) => {
      if (here.get(row.id)?.profile_id === profile.id) return row;
      const order = next_order++;
      return row.status === "waiting" ? { ...row, order, seq: next_seq++ } : { ...row, order };
    });
  return { profile: { ...profile, next_order, next_seq }, changed };
}

/** No file brings back for long what this phone is not to remember. */
function forgetting(
  { profile, changed }: Restored,
  before: MutationRow[],
  today: string,
): Restored {
  const after = new Map(before.map((row) => [row.id, row]));
  for (const row of changed) after.set(row.id, row);
  const own = [...after.values()].filter(({ profile_id }) => profile_id === profile.id);
  const rows = new Map(changed.map((row) => [row.id, row]));
  for (const row of withoutTakenBack(own)) rows.set(row.id, row);
  const current = own.map((row) => rows.get(row.id) ?? row);
  for (const row of forgetOld(current, today)) rows.set(row.id, row);
  for (const row of forgetSettled(profile, current)) rows.set(row.id, row);
  return { profile, changed: [...rows.values()] };
}

/** What was heard of a card and was taken back on this phone since the file was made stays taken back. */
function withoutTakenBack(rows: MutationRow[]): MutationRow[] {
  const taken = new Set(rows.filter(isVoid).map(({ letter_id }) => letter_id));
  return rows
    .filter(({ heard }) => heard?.some(({ outcome_id }) => taken.has(outcome_id)))
    .map((row) => {
      const heard = row.heard?.filter(({ outcome_id }) => !taken.has(outcome_id)) ?? [];
      return { ...unmarked(row), ...(heard.length > 0 && { heard }) };
    });
}
