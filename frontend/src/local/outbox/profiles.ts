import type { Preferences } from "../types";
import { mintProfile } from "./new-profile";
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
