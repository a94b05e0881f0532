import { makeBackup, restoreBackup } from "../backup";
import { strengthOf } from "../backup/passphrase";
import { asTyped } from "../backup/sealed";
import { deviceClock } from "../clock";
import { StorageUnavailable } from "../contract";
import { Connection } from "../database/connection";
import { hear, keepForLater, unhear } from "../marks/marks";
import { mintUuid } from "../numbers";
import type { Minting } from "../outbox/record";
import type { MutationRow, ProfileRow } from "../outbox/rows";
import { OUTBOX, type OutboxSchema } from "../outbox/schema";
import type { Settlement } from "../outbox/settle";
import { changeProfile } from "../outbox/store";
import type { OwnCards } from "./contract";

/** `profileId`: of the open profile; `stored`: has the screens look again. */
export function createOwnCards(
  profileId: () => string | undefined,
  stored: () => Promise<void>,
): OwnCards {
  const factory = globalThis.indexedDB as IDBFactory | undefined;
  const outbox = new Connection<OutboxSchema>(factory, OUTBOX);
  const today = () => deviceClock.day();
  const minting: Minting = { uuid: mintUuid, day: today };
  const change = async (decide: (profile: ProfileRow, rows: MutationRow[]) => Settlement) => {
    const id = profileId();
    if (!id) throw new StorageUnavailable("nothing is kept on this phone");
    await changeProfile(outbox, id, decide);
    await stored();
  };
  return {
    hear: (id, outcome) => change((profile, rows) => hear(profile, rows, id, outcome, minting)),
    unhear: (id, outcome) => change((profile, rows) => unhear(profile, rows, id, outcome, minting)),
    keepForLater: (id, keep) => change((profile, rows) => keepForLater(profile, rows, id, keep)),
    makeBackup: (passphrase) => makeBackup(outbox, passphrase, today()),
    async restoreBackup(file, passphrase) {
      const cards = await restoreBackup(outbox, file, passphrase, today());
      await stored();
      return cards;
    },
    strengthOf,
    areAlike: (one, other) => asTyped(one) === asTyped(other),
  };
}
