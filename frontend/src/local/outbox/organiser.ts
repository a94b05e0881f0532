import { mintProfile } from "./new-profile";
import type { Minting } from "./record";
import type { ProfileRow } from "./rows";
import type { OutboxConnection } from "./schema";
import { isOrganiser } from "./store";

/**
 * The profile of whoever looks after evenings on this phone: its id, minted with its first fact. What is counted belongs to the
 * evening and to no volunteer: "next person" leaves it open, and a volunteer's answer about their own cards is not touched.
 */
export function organiserId(outbox: OutboxConnection, minting: Minting): Promise<string> {
  return outbox.write(["profiles"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const known = (await profiles.getAll()).find(isOrganiser);
    if (known) return known.id;
    const minted: ProfileRow = {
      ...mintProfile(minting.uuid, minting.day(), null),
      counting: "yes",
      remember: "yes",
      organises: true,
    };
    await profiles.put(minted);
    return minted.id;
  });
}

/** "Before a journey": nothing says any more that somebody looked after evenings here, once what waits is sent. */
export function closeOrganiser(outbox: OutboxConnection): Promise<void> {
  return outbox.write(["profiles"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const known = (await profiles.getAll()).find(isOrganiser);
    if (known) await profiles.put({ ...known, closed: true, remember: "no" });
  });
}
