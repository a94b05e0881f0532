/** PouchDB, replicating into IndexedDB. `?batch=` is `batch_size`; without it PouchDB's own. */
import PouchDB from "pouchdb-browser";
import { offer } from "./bench";
import type { Row } from "./engine";
import { Memory } from "./memory";

const batch = new URLSearchParams(location.search).get("batch");
const options = batch ? { batch_size: Number(batch) } : {};
const memory = new Memory();
const list = new PouchDB("list");
const letters = new PouchDB("letters");
let running = 0;

offer({
  firstSync: (rows) =>
    pull((taken) => taken >= rows),
  changes: () => pull(() => false),
  search: (text) => memory.search(text),
  async prepareCards() {
    await letters.put(card("first", "nobody"));
    await push(1);
  },
  async cards(people, saved) {
    for (const person of people) await letters.put(card(crypto.randomUUID(), person));
    saved();
    await push(people.length);
  },
  idle: () => running === 0,
});

/** Resolves as soon as the rows are there, before the last checkpoint is written; else at the end. */
function pull(enough: (rows: number) => boolean): Promise<void> {
  return settled((done) =>
    list.replicate.from(`${location.origin}/couch/list`, options).on("change", ({ docs }) => {
      memory.take(docs.map(asRow));
      if (enough(memory.rows.size)) done();
    }),
  );
}

/** Resolves as soon as the server has written them, before the checkpoints. */
function push(count: number): Promise<void> {
  return settled((done) =>
    letters.replicate.to(`${location.origin}/couch/letters`, options).on("change", (change) => {
      if (change.docs_written >= count) done();
    }),
  );
}

function settled(
  replicate: (done: () => void) => PouchDB.Replication.Replication<object>,
): Promise<void> {
  running += 1;
  return new Promise((resolve, reject) => {
    const replication = replicate(resolve);
    replication.on("complete", () => {
      running -= 1;
      resolve();
    });
    replication.on("error", reject);
  });
}

const asRow = ({ _id, ...row }: PouchDB.Core.ExistingDocument<object>): Row =>
  ({ ...row, id: _id }) as unknown as Row;

const card = (id: string, person: string) => ({
  _id: id,
  name: "letter_posted",
  prisoner_id: person,
  campaign_id: "everyone",
  local_date: new Date().toISOString().slice(0, 10),
});
