import { forgetSettled } from "./forget";
import { type MutationRow, type ProfileRow, unmarked } from "./rows";
import type { Settlement } from "./settle";

/** "Count my cards": from now on; what was kept here before stays here. */
export const countMe = (profile: ProfileRow): Settlement => ({
  profile: { ...profile, counting: "yes" },
  changed: [],
  gone: [],
});

/**
 * "Do not count me": what waits never leaves the phone. The device's token goes too; the caller has the server erase it.
 */
export function doNotCountMe(
  profile: ProfileRow,
  rows: MutationRow[],
  mintId: () => string,
): Settlement {
  const after: ProfileRow = {
    ...profile,
    counting: "no",
    token: null,
    client_id: profile.token ? mintId() : profile.client_id,
    next_seq: profile.token ? 1 : profile.next_seq,
  };
  const kept = rows
    .filter((row) => row.status === "waiting")
    .map((row): MutationRow => ({ ...row, status: "kept_here" }));
  return withoutNames(after, rows, kept);
}

/** "May this phone remember whom you write to?" A no works backwards too. */
export const rememberNames = (
  profile: ProfileRow,
  rows: MutationRow[],
  remember: "yes" | "no",
): Settlement => withoutNames({ ...profile, remember }, rows, []);

/**
 * "Next person": the profile closes. Cards that nobody was asked about are never sent, and nothing that is settled is
 * kept for anybody to find; what waits is still sent, and nothing stays of what was heard of a card.
 */
export function closeProfile(profile: ProfileRow, rows: MutationRow[]): Settlement {
  const sends = profile.counting === "yes";
  const gone = rows
    .filter((row) => !sends || row.status === "kept_here" || row.status === "not_counted")
    .map((row) => row.id);
  const changed = rows.filter(({ id, heard }) => heard && !gone.includes(id)).map(unmarked);
  return { profile: { ...profile, closed: true }, changed, gone };
}

function withoutNames(
  profile: ProfileRow,
  rows: MutationRow[],
  changed: MutationRow[],
): Settlement {
  const byId = new Map(changed.map((row) => [row.id, row]));
  const current = rows.map((row) => byId.get(row.id) ?? row);
  for (const row of forgetSettled(profile, current)) byId.set(row.id, row);
  return { profile, changed: [...byId.values()], gone: [] };
}
