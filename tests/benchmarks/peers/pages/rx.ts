/** RxDB with its free storage on IndexedDB (Dexie), over HTTP replication. `?batch=` is `batchSize`. */
import { createRxDatabase, type RxCollection } from "rxdb/plugins/core";
import { type RxReplicationState, replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { offer } from "./bench";
import type { Row } from "./engine";
import { Memory } from "./memory";

interface Checkpoint {
  seq: number;
  id: string;
}
interface Card {
  id: string;
  name: string;
  prisoner_id: string;
  campaign_id: string;
  local_date: string;
}

const batchSize = Number(new URLSearchParams(location.search).get("batch") ?? 100);
const memory = new Memory();
let list: RxReplicationState<Row, Checkpoint> | null = null;
let letters: RxCollection<Card> | null = null;
let pushing: RxReplicationState<Card, Checkpoint> | null = null;
/** Rows that are in IndexedDB, rows that came, cards that the server has answered. */
let kept = 0;
let came = 0;
let acknowledged = 0;

offer({
  async firstSync(rows) {
    const database = await open();
    list = pull(database.list as RxCollection<Row>);
    letters = database.letters as RxCollection<Card>;
    await keeping(list, () => kept >= rows);
  },
  async changes() {
    if (!list) throw new Error("not synced yet");
    const before = came;
    const done = keeping(list, () => came > before && kept === came);
    list.reSync();
    await done;
  },
  search: (text) => memory.search(text),
  async prepareCards() {
    if (!letters) throw new Error("not synced yet");
    pushing = push(letters);
    await letters.insert(card("nobody"));
    await pushing.awaitInSync();
  },
  async cards(people, saved) {
    acknowledged = 0;
    for (const person of people) await letters?.insert(card(person));
    saved();
    while (acknowledged < people.length) await pushing?.awaitInSync();
  },
  idle: () => !(list?.subjects.active.getValue() || pushing?.subjects.active.getValue()),
});

/** Resolves as soon as enough rows are stored, before the checkpoint is. */
function keeping(from: RxReplicationState<Row, Checkpoint>, enough: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const heard = from.received$.subscribe(() => {
      kept += 1;
      if (!enough()) return;
      heard.unsubscribe();
      resolve();
    });
  });
}

/** One tab, no validation, no election of a leader: what costs least. */
async function open() {
  const database = await createRxDatabase({
    name: "bench",
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  const text = { type: "string", maxLength: 100 } as const;
  const properties = { id: text };
  const schema = { version: 0, primaryKey: "id", type: "object", properties } as const;
  const collections = await database.addCollections({ list: { schema }, letters: { schema } });
  return collections;
}

function pull(collection: RxCollection<Row>): RxReplicationState<Row, Checkpoint> {
  return replicateRxCollection<Row, Checkpoint>({
    replicationIdentifier: "list",
    collection,
    waitForLeadership: false,
    pull: {
      batchSize,
      async handler(checkpoint, limit) {
        const after = checkpoint ? `seq=${checkpoint.seq}&id=${checkpoint.id}&` : "";
        const answer = await fetch(`/replication/list?${after}limit=${limit}`);
        const told = await answer.json();
        memory.take(told.documents);
        came += told.documents.length;
        return told;
      },
    },
  });
}

function push(collection: RxCollection<Card>): RxReplicationState<Card, Checkpoint> {
  return replicateRxCollection<Card, Checkpoint>({
    replicationIdentifier: "letters",
    collection,
    waitForLeadership: false,
    push: {
      batchSize,
      async handler(rows) {
        const answer = await fetch("/replication/letters", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(rows),
        });
        const conflicts = await answer.json();
        acknowledged += rows.length;
        return conflicts;
      },
    },
  });
}

const card = (person: string): Card => ({
  id: crypto.randomUUID(),
  name: "letter_posted",
  prisoner_id: person,
  campaign_id: "everyone",
  local_date: new Date().toISOString().slice(0, 10),
});
