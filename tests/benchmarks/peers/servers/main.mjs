/**
 * The one origin that the bench's pages speak to: their scripts, and below it three servers. Run with the product's port
 * and the folder of the built pages; prints its own port. It ends with its standard input.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { passTo } from "./passing.mjs";
import * as pouch from "./pouch.mjs";
import * as replication from "./replication.mjs";

const [product, pages] = [Number(process.argv[2]), process.argv[3]];
const pass = passTo(product);

const PAGE = (engine) => `<!doctype html><html lang="de"><meta charset="utf-8"><title>${engine}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<input type="search" aria-label="Name"><ol id="found"></ol><script src="/pages/${engine}.js"></script>`;

const server = createServer(async (request, response) => {
  try {
    await route(request, response);
  } catch (error) {
    response.writeHead(500).end(String(error?.stack ?? error));
  }
});

async function route(request, response) {
  const [, first, second = ""] = new URL(request.url, "http://localhost").pathname.split("/");
  if (first === "api") return pass(request, response);
  if (first === "couch") return pouch.serve(request, response);
  if (first === "replication") return replication.serve(request, response);
  if (first === "rows") return takeRows(second, request, response);
  if (first === "pages") return script(second, response);
  response.writeHead(200, { "content-type": "text/html" }).end(PAGE(first));
}

/** POST /rows/load, POST /rows/change: the same rows for every peer. */
async function takeRows(what, request, response) {
  const rows = JSON.parse(await replication.bodyOf(request));
  for (const peer of [pouch, replication]) await peer[what](rows);
  response.writeHead(204).end();
}

async function script(name, response) {
  const body = await readFile(join(pages, name));
  response.writeHead(200, { "content-type": "text/javascript" }).end(body);
}

server.keepAliveTimeout = 120_000;
server.listen(0, "localhost", () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on("end", () => process.exit(0));
