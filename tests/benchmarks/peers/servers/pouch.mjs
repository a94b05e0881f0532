/** CouchDB's protocol as express-pouchdb speaks it, with everything in memory: nothing here ever waits for a disk. */
import { createRequire } from "node:module";
import { packWhatItWrites } from "./packing.mjs";

const require = createRequire(import.meta.url);
const expressPouchDB = require("express-pouchdb");
const PouchDB = require("pouchdb-core")
  .plugin(require("pouchdb-adapter-memory"))
  .plugin(require("pouchdb-mapreduce"))
  .plugin(require("pouchdb-replication"));

const InMemory = PouchDB.defaults({ adapter: "memory" });
// The smallest set of routes that replication needs: no log, no users, no compression of its own.
const app = expressPouchDB(InMemory, {
  mode: "minimumForPouchDB",
  overrideMode: { exclude: ["compression"] },
});

const asDocument = ({ id, ...row }) => ({ _id: id, ...row });
const list = new InMemory("list");
await new InMemory("letters").info();

/** The list as it is at first. */
export const load = (rows) => list.bulkDocs(rows.map(asDocument));

/** Rows in place of those with the same id. */
export async function change(rows) {
  const { rows: kept } = await list.allDocs({ keys: rows.map(({ id }) => id) });
  const revisions = new Map(kept.map(({ key, value }) => [key, value?.rev]));
  await list.bulkDocs(rows.map((row) => ({ ...asDocument(row), _rev: revisions.get(row.id) })));
}

/** Requests below /couch. */
export function serve(request, response) {
  request.url = request.url.slice("/couch".length) || "/";
  packWhatItWrites(request, response);
  app(request, response);
}
