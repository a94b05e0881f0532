import { IDBFactory } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import {
  type DownloadProgress,
  ShellUnavailable,
  StorageFull,
  StorageUnavailable,
  WipeIncomplete,
} from "../../../frontend/src/local/index";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { network, TestPhone } from "./test_world";

const failing = (name: string) => () => {
  throw new DOMException("told by the test", name);
};

test("a full phone: what was asked for was not saved, and the screen hears it", async () => {
  const local = await new TestPhone().keptTab(new ModelServer(aList()));
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(failing("QuotaExceededError"));
  await expect(local.recordPosted("p1")).rejects.toThrow(StorageFull);
  vi.restoreAllMocks();
  expect(local.letters()).toEqual([]);
  await local.recordPosted("p1");
  expect(local.letters()).toHaveLength(1);
});

test("a phone that was full at the yes can save cards once there is room", async () => {
  const phone = new TestPhone();
  const server = new ModelServer(aList());
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    if (this.name === "profiles") failing("QuotaExceededError")();
    return put.call(this, value, key);
  });
  await expect(phone.tab(server).keep(["en"], () => undefined)).rejects.toThrow(StorageFull);
  vi.restoreAllMocks();
  const reopened = phone.tab(server);
  expect(await reopened.kept()).toBe(true);
  await reopened.open();
  await reopened.recordPosted("p1");
  expect(reopened.letters()).toHaveLength(1);
});

test("a transaction that aborts after its requests went well is not called saved", async () => {
  const phone = new TestPhone();
  const server = new ModelServer(aList());
  const local = await phone.keptTab(server);
  // As the browser does it by itself, when every request has been heard of.
  vi.spyOn(IDBTransaction.prototype, "commit").mockImplementation(() => undefined);
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    const request = put.call(this, value, key);
    if (this.name === "mutations") {
      request.addEventListener("success", () => this.transaction.abort());
    }
    return request;
  });
  await expect(local.recordPosted("p1")).rejects.toThrow();
  vi.restoreAllMocks();
  const reopened = phone.tab(server);
  await reopened.open();
  expect(reopened.letters()).toEqual([]);
  expect(local.letters()).toEqual([]);
});

test("a transaction that cannot be committed is not called saved", async () => {
  const phone = new TestPhone();
  const server = new ModelServer(aList());
  const local = await phone.keptTab(server);
  vi.spyOn(IDBTransaction.prototype, "commit").mockImplementation(function (this: IDBTransaction) {
    this.abort();
  });
  await expect(local.recordPosted("p1")).rejects.toThrow();
  vi.restoreAllMocks();
  expect(local.letters()).toEqual([]);
  await local.recordPosted("p1");
  expect(local.letters()).toHaveLength(1);
});

test("a connection that the browser closed is opened again", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  const transaction = IDBDatabase.prototype.transaction;
  let lost = 1;
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    ...args
  ) {
    if (lost > 0) {
      lost -= 1;
      this.close();
    }
    return transaction.apply(this, args);
  });
  await local.recordPosted("p1");
  expect(lost).toBe(0);
  expect(local.letters()).toHaveLength(1);
});

test("without IndexedDB the list can be read online, and nothing is ever called saved", async () => {
  const phone = new TestPhone();
  const local = phone.tab(new ModelServer(aList()), { indexedDB: undefined });
  await expect(local.open()).rejects.toThrow(StorageUnavailable);
  const steps: DownloadProgress[] = [];
  await expect(local.keep(["en"], (step) => steps.push(step))).rejects.toThrow(StorageUnavailable);
  expect(steps.map(({ step }) => step)).not.toContain("ready");
  expect(local.list()?.prisoners).toHaveLength(5);
  expect(await local.kept()).toBe(false);
  expect([phone.shellKept, phone.shellRemoved]).toEqual([1, 1]);
  await expect(local.recordPosted("p1")).rejects.toThrow(StorageUnavailable);
});

test("a phone that is full at the yes is left with neither worker nor cache", async () => {
  const phone = new TestPhone();
  const local = phone.tab(new ModelServer(aList()));
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(failing("QuotaExceededError"));
  await expect(local.keep(["en"], () => undefined)).rejects.toThrow(StorageFull);
  vi.restoreAllMocks();
  expect(phone.shellRemoved).toBe(1);
  expect(await phone.indexedDB.databases()).toEqual([]);
});

test("a phone that keeps data already loses nothing when a later language finds no room", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  await local.recordPosted("p1");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(failing("QuotaExceededError"));
  await expect(local.keep(["de"], () => undefined)).rejects.toThrow(StorageFull);
  vi.restoreAllMocks();
  expect(phone.shellRemoved).toBe(0);
  expect(await local.kept()).toBe(true);
  expect(local.letters()).toHaveLength(1);
});

test("an IndexedDB that refuses to open is as good as none", async () => {
  const refusing = new IDBFactory();
  vi.spyOn(refusing, "open").mockImplementation(failing("SecurityError"));
  const local = new TestPhone().tab(new ModelServer(aList()), { indexedDB: refusing });
  await expect(local.keep(["en"], () => undefined)).rejects.toThrow(StorageUnavailable);
});

test("without a worker everything is kept, and 'ready' says that the app itself needs a network", async () => {
  const shell = {
    keep: async () => {
      throw new ShellUnavailable("private window");
    },
    remove: async () => [],
  };
  const local = new TestPhone().tab(new ModelServer(aList()), { shell });
  const steps: DownloadProgress[] = [];
  await local.keep(["en"], (step) => steps.push(step));
  expect(steps.at(-1)).toMatchObject({
    step: "ready",
    problem: { type: "/problems/phone/shell-unavailable" },
  });
  await local.recordPosted("p1");
  expect(local.letters()).toHaveLength(1);
});

test("browsers without a list of databases are asked without creating one", async () => {
  const phone = new TestPhone();
  const bare = new Proxy(phone.indexedDB, {
    get: (factory, name) => {
      const value: unknown = name === "databases" ? undefined : Reflect.get(factory, name);
      return typeof value === "function" ? value.bind(factory) : value;
    },
  });
  const local = phone.tab(new ModelServer(aList()), { indexedDB: bare });
  expect(await local.kept()).toBe(false);
  expect(await phone.indexedDB.databases()).toEqual([]);
  await local.keep(["en"], () => undefined);
  expect(await local.kept()).toBe(true);
});

test("persistence is asked for at the yes, and its answer is told", async () => {
  let asked = 0;
  const storage = {
    persist: async () => {
      asked += 1;
      return true;
    },
    persisted: async () => asked > 0,
  };
  const local = new TestPhone().tab(new ModelServer(aList()), { storage });
  expect(await local.persisted()).toBe(false);
  expect(asked).toBe(0);
  await local.keep(["en"], () => undefined);
  expect(await local.persisted()).toBe(true);
});

test("a wipe leaves no database and no worker, and a second tab forgets too", async () => {
  const phone = new TestPhone();
  const server = new ModelServer(aList());
  const local = await phone.keptTab(server);
  const other = phone.tab(server);
  await other.open();
  await local.recordPosted("p1");
  await local.syncNow();
  await local.wipe();
  expect(await phone.indexedDB.databases()).toEqual([]);
  expect(phone.shellRemoved).toBe(1);
  expect(local.list()).toBeNull();
  expect(other.letters()).toEqual([]);
  expect(other.profile()).toBeNull();
  expect(await other.kept()).toBe(false);
  phone.wake();
  await other.syncNow();
  expect(await phone.indexedDB.databases()).toEqual([]);
});

test("a wipe that something stands in the way of says what remains", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()), {
    shell: { keep: async () => undefined, remove: async () => ["worker"] },
  });
  // A stranger's connection that does not let go.
  await new Promise<void>((resolve) => {
    const request = phone.indexedDB.open("lebenszeichen-outbox", 1);
    request.onsuccess = () => resolve();
  });
  const wiped = local.wipe();
  const outcome = expect(wiped).rejects.toMatchObject({
    remains: ["lebenszeichen-outbox", "worker"],
  });
  for (let step = 0; step < 20; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    phone.pass(1_000);
  }
  await outcome;
  await expect(wiped).rejects.toThrow(WipeIncomplete);
});

test("a tab sees what another tab saved", async () => {
  const phone = new TestPhone();
  let offline = false;
  const wire = network(new ModelServer(aList()), () => (offline ? "request" : null));
  const one = await phone.keptTab(wire);
  const other = phone.tab(wire);
  await other.open();
  await other.syncNow();
  offline = true;
  const heard = new Promise<void>((resolve) => {
    other.subscribe(() => {
      if (other.letters().length > 0) resolve();
    });
  });
  await one.recordPosted("p1");
  await heard;
  expect(other.letters()).toMatchObject([{ prisoner_id: "p1" }]);
});

test("other tabs are told while the disk still writes: whoever saved may be closed the moment after", async () => {
  const happened: string[] = [];
  const channel = {
    postMessage: (message: unknown) => happened.push(`told: ${message}`),
    addEventListener: () => undefined,
    close: () => undefined,
  };
  const commit = IDBTransaction.prototype.commit;
  const local = await new TestPhone().keptTab(new ModelServer(aList()), {
    openChannel: () => channel,
  });
  vi.spyOn(IDBTransaction.prototype, "commit").mockImplementation(function (this: IDBTransaction) {
    this.addEventListener("complete", () => happened.push("written"));
    happened.push("committed");
    commit.call(this);
  });
  happened.length = 0;
  await local.recordPosted("p1");
  vi.restoreAllMocks();
  expect(happened).toEqual(["committed", "told: outbox", "written"]);
});

test("without a channel a tab looks again when it becomes visible", async () => {
  const phone = new TestPhone();
  const server = new ModelServer(aList());
  const silent = { openChannel: () => null };
  const one = await phone.keptTab(server, silent);
  const other = phone.tab(server, silent);
  await other.open();
  await other.syncNow();
  await one.recordPosted("p1");
  await other.syncNow();
  expect(other.letters()).toHaveLength(1);
});
