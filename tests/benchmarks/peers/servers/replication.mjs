/** What RxDB's documentation asks of a server: a pull by checkpoint, a push that answers with conflicts. In memory. */
import { answer } from "./packing.mjs";

const JSON_TYPE = { "content-type": "application/json" };

/** In the order of their numbers, as the checkpoint walks them. */
let list = [];
const letters = new Map();

export async function load(rows) {
  list = rows.map((row) => ({ ...row, _deleted: false }));
  list.sort(byCheckpoint);
}

export async function change(rows) {
  const changed = new Set(rows.map(({ id }) => id));
  await load([...list.filter(({ id }) => !changed.has(id)), ...rows]);
}

/** Requests below /replication. */
export async function serve(request, response) {
  const url = new URL(request.url, "http://localhost");
  const told =
    request.method === "POST" ? push(JSON.parse(await bodyOf(request))) : pull(url.searchParams);
  await answer(response, 200, JSON_TYPE, Buffer.from(JSON.stringify(told)));
}

function pull(parameters) {
  const after = { seq: Number(parameters.get("seq") ?? 0), id: parameters.get("id") ?? "" };
  const limit = Number(parameters.get("limit"));
  const documents = list.filter((row) => byCheckpoint(row, after) > 0).slice(0, limit);
  const { seq, id } = documents.at(-1) ?? after;
  return { documents, checkpoint: { seq, id } };
}

/** Every letter is new, so nothing is ever in conflict. */
function push(rows) {
  for (const { newDocumentState } of rows) letters.set(newDocumentState.id, newDocumentState);
  return [];
}

const byCheckpoint = (a, b) => a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The whole body of a request, as text. */
export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
