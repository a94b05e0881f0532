import { StorageUnavailable } from "../local/contract";
import { Connection } from "../local/database/connection";
import { mintUuid } from "../local/numbers";
import type { Minting } from "../local/outbox/record";
import type { MutationRow, ProfileRow } from "../local/outbox/rows";
import { OUTBOX, type OutboxSchema } from "../local/outbox/schema";
import type { Settlement } from "../local/outbox/settle";
import { changeProfile } from "../local/outbox/store";
import { local } from "../replica";
import { today } from "../today";

/** The same database that the first script has open; opened when it is first needed. */
export const ownOutbox = new Connection<OutboxSchema>(
  globalThis.indexedDB as IDBFactory | undefined,
  OUTBOX,
);

export const minting: Minting = { uuid: mintUuid, day: today };

/** Stores what `decide` makes of the open profile in one transaction, then has the screens look again. */
export async function changeOwn(
  decide: (profile: ProfileRow, rows: MutationRow[]) => Settlement,
): Promise<void> {
  const id = local().profile()?.id;
  if (!id) throw new StorageUnavailable("nothing is kept on this phone");
  await changeProfile(ownOutbox, id, decide);
  await local().refresh();
}
