import { Connection } from "../database/connection";
import { OUTBOX, type OutboxSchema } from "../outbox/schema";
import type { Evenings } from "./contract";
import { keepEvening, keptEvenings } from "./kept";

/** In the database that the first script has open; opened when it is first needed. */
export function createEvenings(): Evenings {
  const factory = globalThis.indexedDB as IDBFactory | undefined;
  const outbox = new Connection<OutboxSchema>(factory, OUTBOX);
  return {
    kept: () => keptEvenings(outbox),
    keep: (evening) => keepEvening(outbox, evening),
  };
}
