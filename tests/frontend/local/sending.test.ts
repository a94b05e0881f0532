import { expect, test, vi } from "vitest";
import type { MutationRow, ProfileRow } from "../../../frontend/src/local/outbox/rows";
import { ModelServer, refused } from "./model_server";
import { aList } from "./people";
import { network, stored, TestPhone } from "./test_world";

const OUTBOX = "lebenszeichen-outbox";

test("args are sent byte for byte as they were stored", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  const [row] = await stored<MutationRow>(phone, OUTBOX, "mutations");
  expect(server.pushes[0]?.mutations[0]?.args).toBe(row?.args);
  expect(JSON.parse(row?.args ?? "")).toEqual({
    letter_id: row?.letter_id,
    prisoner_id: "p1",
    campaign_id: "everyone",
  });
});

test("more than fifty cards go in batches of at most fifty, in order", async () => {
  const server = new ModelServer(aList());
  let offline = false;
  const local = await new TestPhone().keptTab(network(server, () => (offline ? "request" : null)));
  offline = true;
  for (let card = 0; card < 120; card += 1) await local.recordPosted("p1");
  offline = false;
  await local.syncNow();
  expect(server.pushes.map(({ mutations }) => mutations.length)).toEqual([50, 50, 20]);
  const seqs = server.pushes.flatMap(({ mutations }) => mutations.map(({ seq }) => seq));
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  expect(server.posted()).toBe(120);
});

test("an answer that names only some: only those leave the queue", async () => {
  const server = new ModelServer(aList());
  const partial = Object.assign(Object.create(server) as ModelServer, {
    async push(token: string, envelope: Parameters<ModelServer["push"]>[1]) {
      const answer = await server.push(token, envelope);
      return { ...answer, results: answer.results.slice(0, 1) };
    },
  });
  const local = await new TestPhone().keptTab(partial);
  let settled = 0;
  await local.recordPosted("p1");
  await local.recordPosted("p2");
  local.subscribe(() => {
    settled += 1;
  });
  await local.syncNow();
  expect(settled).toBeGreaterThan(0);
  expect(server.posted()).toBe(2);
  expect(local.letters().every(({ status }) => status === "counted")).toBe(true);
});

test("an answer that names nobody ends the round; the cards keep waiting", async () => {
  const server = new ModelServer(aList());
  const silent = Object.assign(Object.create(server) as ModelServer, {
    async push(token: string, envelope: Parameters<ModelServer["push"]>[1]) {
      return { ...(await server.push(token, envelope)), results: [] };
    },
  });
  const local = await new TestPhone().keptTab(silent);
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ status: "waiting" }]);
});

test("an outcome that only later versions know ends the round; the card keeps waiting", async () => {
  const server = new ModelServer(aList());
  let asked = 0;
  const later = Object.assign(Object.create(server) as ModelServer, {
    async push(token: string, envelope: Parameters<ModelServer["push"]>[1]) {
      asked += 1;
      if (asked > 3) throw new Error("asked without a pause");
      const answer = await server.push(token, envelope);
      const results = answer.results.map(({ id }) => ({ id, outcome: "postponed" }));
      return { ...answer, results: results as unknown as typeof answer.results };
    },
  });
  const local = await new TestPhone().keptTab(later);
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ status: "waiting" }]);
  // Once when the card was saved, once because somebody asked.
  expect(asked).toBeLessThanOrEqual(2);
});

test("a cloned phone: both letters live", async () => {
  const server = new ModelServer(aList());
  let offline = false;
  const wire = network(server, () => (offline ? "request" : null));
  const phone = new TestPhone("1");
  const local = await phone.keptTab(wire);
  await local.recordPosted("p1");
  await local.syncNow();
  // The clone used the same client_id and the next number, with another id.
  const [profile] = await stored<ProfileRow>(phone, OUTBOX, "profiles");
  await server.push(profile?.token ?? "", {
    client_id: profile?.client_id ?? "",
    client_version: 1,
    each: {},
    mutations: [
      {
        id: "of-the-clone",
        seq: profile?.next_seq ?? 0,
        name: "letter_posted",
        schema: 1,
        local_date: "2026-11-21",
        args: '{"letter_id":"clone","prisoner_id":"p2","campaign_id":"everyone"}',
      },
    ],
  });
  offline = true;
  await local.recordPosted("p1");
  await local.recordPosted("p2");
  offline = false;
  await local.syncNow();
  expect(server.posted()).toBe(4);
  expect(local.letters().every(({ status }) => status === "counted")).toBe(true);
  const [after] = await stored<ProfileRow>(phone, OUTBOX, "profiles");
  expect(after?.client_id).not.toBe(profile?.client_id);
});

test("a device that the server does not know registers silently and sends again", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  server.tokens.clear();
  await local.recordPosted("p2");
  await local.syncNow();
  expect(server.posted()).toBe(2);
  expect(server.tokens.size).toBe(1);
  expect(new Set(server.pushes.map(({ client_id }) => client_id)).size).toBe(2);
});

test("a server restored from an old dump has the same counts again", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  const dump = [new Map(server.ledger), new Map(server.facts), new Set(server.voids)] as const;
  await local.recordPosted("p2");
  await local.syncNow();
  server.restore(...dump);
  expect(server.posted()).toBe(1);
  await local.syncNow();
  expect(server.posted()).toBe(2);
  expect(local.letters().every(({ status }) => status === "counted")).toBe(true);
});

test("a phone that died after storing a restored server's list still sends its cards again", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  server.restore(new Map(), new Map(), new Set());
  const transaction = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    ...args
  ) {
    if (this.name === "lebenszeichen-outbox" && args[1] === "readwrite") throw new Error("died");
    return transaction.apply(this, args);
  });
  await local.syncNow();
  vi.restoreAllMocks();
  const reopened = phone.tab(server);
  await reopened.open();
  await reopened.syncNow();
  expect(server.posted()).toBe(1);
});

test("429 with Retry-After: nothing is asked before, everything is sent after", async () => {
  const server = new ModelServer(aList());
  let busy = true;
  const limited = Object.assign(Object.create(server) as ModelServer, {
    async push(token: string, envelope: Parameters<ModelServer["push"]>[1]) {
      if (busy) throw refused(429, "/problems/too-many-requests", 90_000);
      return server.push(token, envelope);
    },
  });
  const phone = new TestPhone();
  const local = await phone.keptTab(limited);
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.sync()).toMatchObject({ waiting: 1, connection: "online" });
  busy = false;
  const asked = server.requests.length;
  await local.syncNow();
  expect(server.requests).toHaveLength(asked);
  phone.now += 91_000;
  await local.syncNow();
  expect(server.posted()).toBe(1);
});

test("a Retry-After does not bind for years when the device's clock is set back", async () => {
  const server = new ModelServer(aList());
  let busy = true;
  const limited = Object.assign(Object.create(server) as ModelServer, {
    async push(token: string, envelope: Parameters<ModelServer["push"]>[1]) {
      if (busy) throw refused(503, "about:blank", 60_000);
      return server.push(token, envelope);
    },
  });
  const phone = new TestPhone();
  const local = await phone.keptTab(limited);
  await local.recordPosted("p1");
  await local.syncNow();
  busy = false;
  phone.now -= 10 * 365 * 86_400_000;
  await local.syncNow();
  expect(server.posted()).toBe(1);
});

test("an app that is too old keeps everything and says so", async () => {
  const server = new ModelServer(aList());
  const modern = Object.assign(Object.create(server) as ModelServer, {
    async push() {
      throw refused(426, "/problems/client-too-old");
    },
  });
  const local = await new TestPhone().keptTab(modern);
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.sync()).toMatchObject({ client_too_old: true, waiting: 1, connection: "online" });
});

test("a manifest that wants a newer app holds the push back without asking", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  server.minimumClient = 2;
  await local.syncNow();
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.sync()).toMatchObject({ client_too_old: true, waiting: 1 });
  expect(server.requests).not.toContain("push");
});
