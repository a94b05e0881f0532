import type { Preferences } from "../types";
import { closeProfile, doNotCountMe } from "./answers";
import { mintProfile } from "./mint";
import type { Minting } from "./record";
import type { ProfileRow } from "./rows";
import type { OutboxConnection } from "./schema";
import { setting } from "./settings";

/** Opens the phone's first profile, if there is none: after this, data is kept on this phone. */
export async function openFirstProfile(
  outbox: OutboxConnection,
  minting: Minting,
  preferences: Preferences,
): Promise<void> {
  await outbox.write(["profiles", "settings"], async (transaction) => {
    const id = await setting(transaction, "current_profile");
    if (id && (await transaction.objectStore("profiles").get(id))) return;
    const profile = mintProfile(minting.uuid, minting.day(), null);
    await transaction.objectStore("profiles").put(profile);
    await transaction.objectStore("settings").put(profile.id, "current_profile");
    await transaction.objectStore("settings").put(preferences, "preferences");
  });
}

/** Closes the open profile and opens another, for the same campaign: a stall's tablet stays at its stall. */
export async function openNextProfile(outbox: OutboxConnection, minting: Minting): Promise<void> {
  await outbox.write(["profiles", "mutations", "settings"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const mutations = transaction.objectStore("mutations");
    const id = await setting(transaction, "current_profile");
    const old = id ? await profiles.get(id) : undefined;
    if (old) {
      const rows = await mutations.index("profile").getAll(old.id);
      const { profile, changed, gone } = closeProfile(old, rows);
      await profiles.put(profile);
      for (const row of changed) await mutations.put(row);
      for (const row of gone) await mutations.delete(row);
    }
    const next = mintProfile(minting.uuid, minting.day(), old?.campaign_id ?? null);
    await profiles.put(next);
    await transaction.objectStore("settings").put(next.id, "current_profile");
  });
}

/** "Do not count me", and in the same transaction the note that the server is to erase the device. */
export async function stopCounting(
  outbox: OutboxConnection,
  profileId: string,
  mintId: () => string,
): Promise<void> {
  await outbox.write(["profiles", "mutations", "settings"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const mutations = transaction.objectStore("mutations");
    const profile = await profiles.get(profileId);
    if (!profile) return;
    const rows = await mutations.index("profile").getAll(profileId);
    const settlement = doNotCountMe(profile, rows, mintId);
    await profiles.put(settlement.profile);
    for (const row of settlement.changed) await mutations.put(row);
    if (profile.token) {
      const erasures = (await setting(transaction, "erasures")) ?? [];
      await transaction.objectStore("settings").put([...erasures, profile.token], "erasures");
    }
  });
}

/** Lets go of a closed profile that has nothing left to send; its device is erased on the server. */
export async function dropSpentProfile(
  outbox: OutboxConnection,
  { id }: ProfileRow,
): Promise<void> {
  await outbox.write(["profiles", "mutations", "settings"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const profile = await profiles.get(id);
    const left = await transaction.objectStore("mutations").index("profile").count(id);
    if (!profile?.closed || left > 0) return;
    await profiles.delete(id);
    if (profile.token) {
      const erasures = (await setting(transaction, "erasures")) ?? [];
      await transaction.objectStore("settings").put([...erasures, profile.token], "erasures");
    }
  });
}
