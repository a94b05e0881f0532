import { StorageUnavailable } from "../contract";
import type { MutationRow, ProfileRow } from "./rows";
import type { OutboxConnection } from "./schema";
import { setting } from "./settings";
import type { Settlement } from "./settle";

/** Everything that the screens may know of the outbox: the open profile and its own mutations. */
export interface OwnRows {
  profile: ProfileRow | null;
  rows: MutationRow[];
}

export function readOwn(outbox: OutboxConnection): Promise<OwnRows> {
  return outbox.read(["profiles", "mutations", "settings"], async (transaction) => {
    const id = await setting(transaction, "current_profile");
    const profile = id ? await transaction.objectStore("profiles").get(id) : undefined;
    if (!profile) return { profile: null, rows: [] };
    const rows = await transaction.objectStore("mutations").index("profile").getAll(profile.id);
    return { profile, rows: rows.sort((a, b) => a.order - b.order) };
  });
}

/** All profiles, closed ones too, each with its mutations: for flushing and forgetting, never for a screen. */
export function readEverybody(
  outbox: OutboxConnection,
): Promise<{ profile: ProfileRow; rows: MutationRow[] }[]> {
  return outbox.read(["profiles", "mutations"], async (transaction) => {
    const profiles = await transaction.objectStore("profiles").getAll();
    const rows = await transaction.objectStore("mutations").getAll();
    return profiles.map((profile) => ({
      profile,
      rows: rows.filter((row) => row.profile_id === profile.id).sort((a, b) => a.order - b.order),
    }));
  });
}

/** Reads a profile with its rows, lets `change` decide, and stores what it decided: one transaction. */
export function changeProfile(
  outbox: OutboxConnection,
  profileId: string,
  change: (profile: ProfileRow, rows: MutationRow[]) => Settlement,
): Promise<Settlement> {
  return outbox.write(["profiles", "mutations"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const mutations = transaction.objectStore("mutations");
    const profile = await profiles.get(profileId);
    if (!profile) throw new StorageUnavailable("this profile is no longer on the phone");
    const settlement = change(profile, await mutations.index("profile").getAll(profileId));
    await Promise.all([
      profiles.put(settlement.profile),
      ...settlement.changed.map((row) => mutations.put(row)),
      ...settlement.gone.map((id) => mutations.delete(id)),
    ]);
    return settlement;
  });
}
