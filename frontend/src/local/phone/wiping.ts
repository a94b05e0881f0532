import { ALERTS } from "../alerts/schema";
import { WipeIncomplete } from "../contract";
import { databaseExists, deleteDatabase } from "../database/presence";
import { OUTBOX } from "../outbox/schema";
import { CACHE } from "../replica/schema";
import type { Phone } from "./phone";

/** Ends whatever is kept on this phone. Rejects with WipeIncomplete when something could not be removed. */
export async function wipe(phone: Phone): Promise<void> {
  const { alerts, indexedDB, later, shell } = phone.world;
  // First, for it needs the worker and what is stored: the server is to know that nobody listens here any more.
  if (await databaseExists(indexedDB, ALERTS)) await alerts.end().catch(() => undefined);
  phone.tabs.listen();
  phone.tabs.tell("wiped");
  phone.letGo();
  const remains: string[] = [];
  for (const layout of indexedDB ? [OUTBOX, CACHE, ALERTS] : []) {
    if (indexedDB && !(await deleteDatabase(indexedDB, layout, later))) remains.push(layout.name);
  }
  remains.push(...(await shell.remove()));
  phone.tabs.leave();
  if (remains.length > 0) throw new WipeIncomplete(remains);
}
