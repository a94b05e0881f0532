import { expect, test } from "vitest";
import { ModelServer, refused } from "./model_server";
import { aList, aPrisoner } from "./people";
import { TestPhone } from "./test_world";

const shown = (local: { list(): { prisoners: { id: string }[] } | null }) =>
  local.list()?.prisoners.map(({ id }) => id);

test("an old manifest from a proxy: no step back, and no asking in circles", async () => {
  const server = new ModelServer(aList());
  let old: Awaited<ReturnType<ModelServer["manifest"]>> | null = null;
  const proxied = Object.assign(Object.create(server) as ModelServer, {
    manifest: async (etag: string | null) => {
      const answer = await server.manifest(etag);
      return old ?? answer;
    },
  });
  const local = await new TestPhone().keptTab(proxied);
  const before = await server.manifest(null);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  await local.syncNow();
  expect(shown(local)).toContain("p6");
  old = before;
  server.requests = [];
  await local.syncNow();
  expect(shown(local)).toContain("p6");
  expect(server.requests).toEqual(["manifest"]);
});

test("a new epoch takes the snapshot; the old epoch's manifest from a cache is then ignored", async () => {
  const server = new ModelServer(aList());
  let old: Awaited<ReturnType<ModelServer["manifest"]>> | null = null;
  const proxied = Object.assign(Object.create(server) as ModelServer, {
    manifest: async (etag: string | null) => old ?? server.manifest(etag),
  });
  const local = await new TestPhone().keptTab(proxied);
  const before = await server.manifest(null);
  server.list = { ...server.list, prisoners: [aPrisoner("p7")] };
  server.restore(new Map(), new Map(), new Set());
  await local.syncNow();
  expect(shown(local)).toEqual(["p7"]);
  old = before;
  await local.syncNow();
  await local.syncNow();
  expect(shown(local)).toEqual(["p7"]);
});

test("half of a new epoch is here: what the old one published in between is not newer", async () => {
  const server = new ModelServer(aList());
  let old: Awaited<ReturnType<ModelServer["manifest"]>> | null = null;
  let withLevels = true;
  const proxied = Object.assign(Object.create(server) as ModelServer, {
    manifest: async (etag: string | null) => old ?? server.manifest(etag),
    file: async (path: string) => {
      if (!withLevels && server.kindOf(path) === "levels") throw refused(503, "/problems/busy");
      return server.file(path);
    },
  });
  const local = await new TestPhone().keptTab(proxied);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  const between = await server.manifest(null);
  server.list = { ...server.list, prisoners: [aPrisoner("p7")] };
  server.restore(new Map(), new Map(), new Set());
  withLevels = false;
  await local.syncNow();
  expect(shown(local)).toEqual(["p7"]);
  old = between;
  await local.syncNow();
  expect(shown(local)).toEqual(["p7"]);
});
