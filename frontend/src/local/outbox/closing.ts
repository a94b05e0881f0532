import { closeProfile, doNotCountMe } from "./answers";
import { mintProfile } from "./new-profile";
import type { Minting } from "./record";
import type { OutboxConnection } from "./schema";
import { setting } from "./settings";

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
