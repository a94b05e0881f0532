import { Connection } from "../database/connection";
import { OUTBOX, type OutboxSchema } from "../outbox/schema";
import { readSetting } from "../outbox/settings";

/** Did an earlier visit say something that could not be sent? Rejects where nothing is kept. */
export async function mistakesWait(factory = globalThis.indexedDB): Promise<boolean> {
  const outbox = new Connection<OutboxSchema>(factory, OUTBOX);
  const said = await readSetting(outbox, "mistakes");
  outbox.close();
  return !!said?.length;
}
