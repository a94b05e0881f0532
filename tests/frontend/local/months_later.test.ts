import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { MutationRow, ProfileRow } from "../../../frontend/src/local/outbox/rows";
import { CACHE } from "../../../frontend/src/local/replica/schema";
import type { SentMutation } from "../../../frontend/src/local/server";
import { ModelServer } from "./model_server";
import { aList, aPrisoner } from "./people";
import { stored, TestPhone } from "./test_world";

interface Outbox {
  profiles: ProfileRow[];
  mutations: MutationRow[];
  settings: Record<string, unknown>;
}

/** What the first version stored. Never edited: phones come back with it. */
const first = JSON.parse(
  readFileSync(new URL("../../fixtures/first_version/outbox.json", import.meta.url), "utf-8"),
) as Outbox;

const DAY = 86_400_000;
const opened = (phone: TestPhone, name: string, build: (database: IDBDatabase) => void) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = phone.indexedDB.open(name, 1);
    request.onupgradeneeded = () => build(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** A phone as an older app left it. Written by hand: today's code must not have a say in it. */
async function phoneOf({ profiles, mutations, settings }: Outbox): Promise<TestPhone> {
  const phone = new TestPhone();
  const outbox = await opened(phone, "lebenszeichen-outbox", (database) => {
    database.createObjectStore("mutations", { keyPath: "id" }).createIndex("profile", "profile_id");
    database.createObjectStore("profiles", { keyPath: "id" });
    database.createObjectStore("settings");
  });
  const writing = outbox.transaction(["mutations", "profiles", "settings"], "readwrite");
  for (const row of profiles) writing.objectStore("profiles").put(row);
  for (const row of mutations) writing.objectStore("mutations").put(row);
  for (const [key, value] of Object.entries(settings))
    writing.objectStore("settings").put(value, key);
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  outbox.close();
  return phone;
}

/** A server with the people whom the first version wrote to. */
const aServer = () => new ModelServer({ ...aList(), prisoners: [aPrisoner("p4k8m2x9q1")] });

/** Every mutation that reached the server, with what its envelope said of each. */
const sent = (server: ModelServer): SentMutation[] =>
  server.pushes.flatMap(({ mutations, ...envelope }) => {
    const { each } = envelope as { each?: Partial<SentMutation> };
    return mutations.map((mutation) => ({ ...each, ...mutation }) as SentMutation);
  });

const bytes = ({ id, name, schema, local_date, args }: SentMutation | MutationRow) =>
  [id, name, schema, local_date, args].join("\n");

test("cards of the first version are sent months later, byte for byte, and each is counted once", async () => {
  const phone = await phoneOf(first);
  phone.now += 300 * DAY;
  const server = aServer();
  const local = phone.tab(server);
  await local.open();
  expect(local.letters()).toHaveLength(2);
  await local.syncNow();
  expect(sent(server).map(bytes)).toEqual(first.mutations.map(bytes));
  expect(server.posted()).toBe(2);
  expect(local.sync()).toMatchObject({ waiting: 0, last_problem: null });
  expect(local.letters().every(({ status }) => status === "counted")).toBe(true);
  await local.syncNow();
  expect(server.posted()).toBe(2);
});

test("its token lapsed and its list is long gone: both come anew, silently, and nothing is lost", async () => {
  const phone = await phoneOf(first);
  const cache = await opened(phone, CACHE.name, (database) =>
    database.createObjectStore("replica"),
  );
  const list = { epoch: "e0000001", seq: 1, as_of: null, ...aList() };
  const writing = cache.transaction(["replica"], "readwrite");
  writing.objectStore("replica").put(list, "list");
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  cache.close();
  phone.now += 500 * DAY;
  const server = aServer();
  const local = phone.tab(server);
  await local.open();
  await local.syncNow();
  expect(server.requests).toContain("register");
  expect(server.requests).toContain(server.snapshot.path);
  expect(local.list()?.prisoners.map(({ id }) => id)).toEqual(["p4k8m2x9q1"]);
  const [profile] = await stored<ProfileRow>(phone, "lebenszeichen-outbox", "profiles");
  expect(profile?.client_id).not.toBe(first.profiles[0]?.client_id);
  expect(server.posted()).toBe(2);
});

test("schema and args are the row's own, whatever this version writes, and what it knows nothing of stays", async () => {
  const later = first.mutations.map((row) => ({ ...row, schema: 3, of_next_year: ["kept"] }));
  const phone = await phoneOf({ ...first, mutations: later as MutationRow[] });
  const server = aServer();
  const local = phone.tab(server);
  await local.open();
  await local.syncNow();
  await local.recordPosted("p4k8m2x9q1");
  await local.syncNow();
  const schemas = sent(server).map(({ schema }) => schema);
  expect(schemas).toEqual([3, 3, 3, 3, 3, 1]);
  const rows = await stored<MutationRow & { of_next_year?: string[] }>(
    phone,
    "lebenszeichen-outbox",
    "mutations",
  );
  expect(rows.filter(({ of_next_year }) => of_next_year?.[0] === "kept")).toHaveLength(5);
});

test("rows keep every member that the first version gave them", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  await local.recordPosted("p1");
  const [row] = await stored<MutationRow>(phone, "lebenszeichen-outbox", "mutations");
  const [profile] = await stored<ProfileRow>(phone, "lebenszeichen-outbox", "profiles");
  expect(Object.keys(row ?? {})).toEqual(
    expect.arrayContaining(Object.keys(first.mutations[0] ?? {})),
  );
  expect(Object.keys(profile ?? {})).toEqual(
    expect.arrayContaining(Object.keys(first.profiles[0] ?? {})),
  );
});
