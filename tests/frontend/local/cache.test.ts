import { afterEach, expect, test } from "vitest";
import type { Local } from "../../../frontend/src/local/index";
import { CACHE } from "../../../frontend/src/local/replica/schema";
import { ModelServer } from "./model_server";
import { aList, aPrisoner } from "./people";
import { aWire, TestPhone } from "./test_world";

const VERSION = CACHE.version;
const LIST = ["p1", "p2", "p3", "p4", "p5"];

afterEach(() => {
  CACHE.version = VERSION;
});

const shown = (local: Local) => local.list()?.prisoners.map(({ id }) => id);

const openCache = (phone: TestPhone): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = phone.indexedDB.open(CACHE.name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function spoil(phone: TestPhone, key: string, value: unknown): Promise<void> {
  const cache = await openCache(phone);
  const writing = cache.transaction(["replica"], "readwrite");
  writing.objectStore("replica").put(value, key);
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  cache.close();
}

test.each([
  ["the list is a word", "list", "nonsense"],
  ["the list is of another version", "list", { people: [] }],
  ["the levels are of another version", "levels", { epoch: 7 }],
  ["the state is gone", "state", null],
  ["the state is of another version", "state", { etag: 5, left: null, languages: "de" }],
  ["the texts are a number", "texts:en", 3],
  ["there is something that nobody knows", "of-next-year", { a: 1 }],
])("%s: the list is fetched again, and what waited is counted", async (_how, key, value) => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  state.offline = true;
  await local.recordPosted("p1");
  await spoil(phone, key, value);
  const again = phone.tab(wire);
  await again.open();
  expect(again.letters()).toMatchObject([{ status: "waiting" }]);
  state.offline = false;
  await again.syncNow();
  expect(shown(again)).toEqual(LIST);
  expect(again.letters()).toMatchObject([{ prisoner_id: "p1", status: "counted" }]);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  await again.syncNow();
  expect(shown(again)).toContain("p6");
  expect(again.sync().last_problem).toBeNull();
});

const text = (bytes: Uint8Array, change: (text: string) => string): Uint8Array =>
  new TextEncoder().encode(change(new TextDecoder().decode(bytes)));

test("a newer version rebuilds the cache under an open tab: both see everything, and cards of both are counted", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const older = await phone.keptTab(server);
  CACHE.version = VERSION + 1;
  const newer = phone.tab(server);
  await newer.open();
  await newer.syncNow();
  expect(shown(newer)).toEqual(LIST);
  CACHE.version = VERSION;
  await older.recordPosted("p1");
  await newer.recordPosted("p2");
  await older.syncNow();
  await newer.syncNow();
  expect(server.posted()).toBe(2);
  expect(older.letters()).toHaveLength(2);
  expect(shown(older)).toEqual(LIST);
});

test("a frozen tab that blocks the newer version's cache: the list is in memory, and cards are saved and counted", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const older = await phone.keptTab(wire);
  state.offline = true;
  await older.recordPosted("p1");
  // Frozen: it does not hear that somebody wishes it to let go.
  const held = await openCache(phone);
  state.offline = false;
  CACHE.version = VERSION + 1;
  const newer = phone.tab(wire);
  const opening = newer.open();
  const passing = setInterval(() => phone.pass(1_000), 5);
  await opening.finally(() => clearInterval(passing));
  await newer.syncNow();
  await newer.recordPosted("p2");
  await newer.syncNow();
  expect(shown(newer)).toEqual(LIST);
  expect(server.posted()).toBe(2);
  expect(newer.letters().every(({ status }) => status === "counted")).toBe(true);
  held.close();
});

test.each([
  ["cut off", (bytes: Uint8Array) => bytes.slice(0, -20)],
  // Whole to look at, with as many rows as were promised: only its hash gives it away.
  ["altered", (bytes: Uint8Array) => text(bytes, (file) => file.replaceAll("Vasil", "Wasil"))],
])("a snapshot that is %s is refused, and the old list stays", async (_how, change) => {
  const server = new ModelServer(aList());
  let spoiling = false;
  const spoiled = Object.assign(Object.create(server) as ModelServer, {
    async file(path: string) {
      const bytes = await server.file(path);
      return spoiling && path === server.snapshot.path ? (change(bytes) as typeof bytes) : bytes;
    },
  });
  const phone = new TestPhone();
  const local = await phone.keptTab(spoiled);
  spoiling = true;
  server.changeList({ prisoners: [aPrisoner("p6")] });
  server.publishSnapshot();
  await local.syncNow();
  expect(shown(local)).toEqual(LIST);
  expect(local.sync().last_problem?.type).toBe("/problems/phone/altered-file");
  const reopened = phone.tab(spoiled);
  await reopened.open();
  expect(shown(reopened)).toEqual(LIST);
  spoiling = false;
  await reopened.syncNow();
  expect(shown(reopened)).toContain("p6");
});

test("a cursor from the future is left alone, asks nothing in circles, and ends with the next epoch", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  const list = { epoch: server.epoch, seq: 1_000, as_of: null, ...aList() };
  await spoil(phone, "list", list);
  const ahead = phone.tab(server);
  await ahead.open();
  await ahead.syncNow();
  server.changeList({ prisoners: [aPrisoner("p6")] });
  server.requests = [];
  await ahead.syncNow();
  expect(shown(ahead)).toEqual(LIST);
  expect(server.requests.filter((path) => path.startsWith("/api/files/"))).toEqual([]);
  expect(server.requests.length).toBeLessThanOrEqual(2);
  server.list = { ...server.list, prisoners: [aPrisoner("p7")] };
  server.restore(new Map(), new Map(), new Set());
  await ahead.syncNow();
  expect(shown(ahead)).toEqual(["p7"]);
  expect(shown(local)).toBeDefined();
});
