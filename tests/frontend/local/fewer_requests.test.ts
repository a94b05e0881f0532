import { expect, test } from "vitest";
import type { Local } from "../../../frontend/src/local/index";
import { ModelServer, refused } from "./model_server";
import { aList, aPrisoner } from "./people";
import { network, TestPhone } from "./test_world";

const shown = (local: Local) => local.list()?.prisoners.map(({ id }) => id);

test("small deltas come with the manifest: one request, checked like a file", async () => {
  const server = new ModelServer(aList());
  server.inline = true;
  const local = await new TestPhone().keptTab(server);
  server.requests = [];
  server.changeList({ prisoners: [aPrisoner("p6")] });
  server.changeList({}, ["p2"]);
  await local.syncNow();
  expect(shown(local)).toEqual(["p1", "p3", "p4", "p5", "p6"]);
  expect(server.requests).toEqual(["manifest"]);
  server.changeList({ prisoners: [aPrisoner("p7")] });
  server.deltas = server.deltas.map((delta) => ({
    ...delta,
    body: delta.body?.replace("p7", "p8") ?? null,
  }));
  await local.syncNow();
  expect(shown(local)).not.toContain("p8");
});

test("a span over all deltas is taken when it saves requests, from wherever the list stands", async () => {
  const server = new ModelServer(aList());
  const old = await new TestPhone().keptTab(server);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  const middle = await new TestPhone().keptTab(server);
  server.changeList({}, ["p2"]);
  server.changeList({ prisoners: [aPrisoner("p7")] });
  const late = await new TestPhone().keptTab(server);
  server.changeList({}, ["p6"]);
  addSpan(server);
  for (const local of [old, middle, late, await new TestPhone().keptTab(server)]) {
    await local.syncNow();
    expect(local.list()?.prisoners).toEqual(server.list.prisoners);
  }
  server.requests = [];
  const fresh = await new TestPhone().keptTab(server);
  expect(fresh.list()?.prisoners).toEqual(server.list.prisoners);
  const lists = server.requests.filter((path) => server.kindOf(path)?.match(/snapshot|delta/));
  expect(lists).toHaveLength(2);
});

test("who has no list asks for the snapshot beside the manifest, and for nothing twice", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  expect(server.requests.slice(0, 2).sort()).toEqual(["/api/snapshot", "manifest"]);
  expect(server.requests).not.toContain(server.snapshot.path);
  expect(local.list()?.prisoners).toEqual(server.list.prisoners);
  server.requests = [];
  server.publishSnapshot();
  await local.syncNow();
  expect(server.requests).not.toContain("/api/snapshot");
});

test.each([
  ["is an older one", async () => new TextEncoder().encode('{"kind":"snapshot"}')],
  [
    "does not come",
    async () => {
      throw refused(404, "/problems/not-found");
    },
  ],
])("when the early snapshot %s it is fetched by its name", async (_how, answer) => {
  const server = new ModelServer(aList());
  const file = server.file.bind(server);
  server.file = async (path, onBytes) =>
    path === "/api/snapshot" ? answer() : file(path, onBytes);
  const local = await new TestPhone().keptTab(server);
  expect(server.requests).toContain(server.snapshot.path);
  expect(local.list()?.prisoners).toEqual(server.list.prisoners);
});

test("the list can be searched before levels and texts have come", async () => {
  const server = new ModelServer(aList());
  const local = new TestPhone().tab(
    network(server, (name) =>
      name === "file" && server.requests.includes("manifest") ? "request" : null,
    ),
  );
  await expect(local.keep(["en"], () => undefined)).rejects.toThrow();
  expect(local.search("")).toHaveLength(server.list.prisoners.length);
  expect(local.campaigns()).toEqual([]);
});

/** Publishes one delta over all of them: whole rows as they are now, and whoever is gone since the snapshot. */
function addSpan(server: ModelServer): void {
  const before = server.files.get(server.snapshot.hash);
  const from = server.snapshot.seq;
  const known = before?.kind === "snapshot" ? before.prisoners.id : [];
  const passing = server.deltas.flatMap(({ hash }) => {
    const delta = server.files.get(hash);
    return delta?.kind === "delta" ? delta.prisoners.map(({ id }) => id) : [];
  });
  const present = new Set(server.list.prisoners.map(({ id }) => id));
  const gone = [...new Set([...known, ...passing])].filter((id) => !present.has(id));
  const { epoch, listSeq: to } = server;
  const file = { kind: "delta" as const, epoch, from, to, as_of: null, ...server.list, gone };
  server.deltas.push({ ...server.publish(file), from, to, body: null });
}
