import { deviceClock } from "../clock";
import { Connection } from "../database/connection";
import { mintUuid } from "../numbers";
import { OUTBOX, type OutboxSchema } from "../outbox/schema";
import { MistakeQueue, type QueueWorld } from "./queue";

/** The queue of this browser. `send` is the way out of it; `changed` is called whenever something else waits. */
export function createMistakes(send: QueueWorld["send"], changed: () => void): MistakeQueue {
  const factory = globalThis.indexedDB as IDBFactory | undefined;
  const queue = new MistakeQueue(
    {
      outbox: new Connection<OutboxSchema>(factory, OUTBOX),
      send,
      now: () => deviceClock.now(),
      uuid: mintUuid,
      later(work, milliseconds) {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    changed,
  );
  globalThis.addEventListener?.("online", () => void queue.flush());
  void queue.open();
  return queue;
}
