import { StorageUnavailable } from "../contract";
import { factsOf } from "../outbox/lifecycle";
import type { MutationRow } from "../outbox/rows";
import type { OutboxConnection } from "../outbox/schema";
import { setting } from "../outbox/settings";
import { readOwn } from "../outbox/store";
import type { RestoredCards } from "../own/contract";
import { type BackupContents, contentsOf } from "./contents";
import { restore } from "./restore";

/** Everything of the open profile. Rejects with StorageUnavailable. */
export async function takeOut(outbox: OutboxConnection, today: string): Promise<BackupContents> {
  const { profile, rows } = await readOwn(outbox);
  if (!profile) throw nothingKept();
  // An evening goes to another phone by its link, and is nobody's own.
  const own = rows.filter((row) => row.profile_id === profile.id);
  return contentsOf(profile, own, today);
}

/** Into the open profile, in one transaction. */
export function putIn(
  outbox: OutboxConnection,
  backup: BackupContents,
  today: string,
): Promise<RestoredCards> {
  return outbox.write(["profiles", "mutations", "settings"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const mutations = transaction.objectStore("mutations");
    const id = await setting(transaction, "current_profile");
    const everybody = new Map((await profiles.getAll()).map((one) => [one.id, one]));
    const profile = everybody.get(id ?? "");
    if (!profile) throw nothingKept();
    const rows = await mutations.getAll();
    const epochOf = (row: MutationRow) => everybody.get(row.profile_id)?.epoch ?? null;
    const restored = restore({ profile, rows, epochOf }, backup, today);
    await Promise.all([
      profiles.put(restored.profile),
      ...restored.changed.map((row) => mutations.put(row)),
    ]);
    return told(
      backup,
      rows.filter(({ profile_id }) => profile_id === profile.id),
    );
  });
}

function told(backup: BackupContents, before: MutationRow[]): RestoredCards {
  const known = new Set(before.map(({ letter_id }) => letter_id));
  const cards = factsOf(backup.mutations as MutationRow[]).filter(
    ({ standing }) => standing.length > 0,
  );
  const here = cards.filter(({ letter_id }) => known.has(letter_id)).length;
  return { came: cards.length - here, here };
}

const nothingKept = () => new StorageUnavailable("nothing is kept on this phone");
