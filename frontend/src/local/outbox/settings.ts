import type { Settings } from "./rows";
import type { OutboxConnection } from "./schema";

interface SettingsStore {
  get(key: string): Promise<Settings[keyof Settings] | undefined>;
}

/** Reads one setting inside a transaction; undefined when it was never set. */
export async function setting<K extends keyof Settings>(
  transaction: { objectStore(name: "settings"): SettingsStore },
  key: K,
): Promise<Settings[K] | undefined> {
  // The store is keyed by the names of Settings and nothing else writes to it.
  return (await transaction.objectStore("settings").get(key)) as Settings[K] | undefined;
}

export const readSetting = <K extends keyof Settings>(
  outbox: OutboxConnection,
  key: K,
): Promise<Settings[K] | undefined> =>
  outbox.read(["settings"], (transaction) => setting(transaction, key));

export async function saveSetting<K extends keyof Settings>(
  outbox: OutboxConnection,
  key: K,
  value: Settings[K],
): Promise<void> {
  await outbox.write(["settings"], async (transaction) => {
    void transaction.objectStore("settings").put(value, key);
  });
}
