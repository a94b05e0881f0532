import type { OutboxConnection } from "../outbox/schema";
import type { RestoredCards } from "../own/contract";
import { readContents } from "./contents";
import { seal, unseal } from "./sealed";
import { putIn, takeOut } from "./stored";

/** Everything of the open profile as a file that only the passphrase opens. Rejects with StorageUnavailable. */
export async function makeBackup(
  outbox: OutboxConnection,
  passphrase: string,
  today: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return seal(JSON.stringify(await takeOut(outbox, today)), passphrase);
}

/** Puts the cards of a file into the open profile. Rejects with CannotOpen, and then nothing was changed. */
export async function restoreBackup(
  outbox: OutboxConnection,
  file: Uint8Array<ArrayBuffer>,
  passphrase: string,
  today: string,
): Promise<RestoredCards> {
  return putIn(outbox, readContents(await unseal(file, passphrase)), today);
}
