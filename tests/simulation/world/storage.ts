import "fake-indexeddb/auto";
import { IDBDatabase, IDBFactory, IDBOpenDBRequest, IDBTransaction } from "fake-indexeddb";

/**
 * The storage of a phone as its tabs use it: fake-indexeddb, in which every opening, request and commit is a step at which
 * the phone can die. What a dead tab had begun is undone, and what it goes on to do goes nowhere.
 */
export type StorageStep = "open" | "request" | "commit" | "complete";

/** What a tab's storage asks of the phone: shall it die at this step? True when it just did. */
export interface Watcher {
  readonly dead: boolean;
  diesAt(step: StorageStep, where: string): boolean;
}

interface Records {
  values(): Iterable<{ key: unknown; value: unknown }>;
  put(record: { key: unknown; value: unknown }): void;
}

interface RawIndex {
  name: string;
  keyPath: string;
  multiEntry: boolean;
  unique: boolean;
  initialized: boolean;
  records: Records;
}

interface RawStore {
  name: string;
  keyPath: string | null;
  records: Records;
  rawIndexes: Map<string, RawIndex>;
}

interface RawDatabase {
  name: string;
  version: number;
  transactions: Transaction[];
  rawObjectStores: Map<string, RawStore>;
  connections: Connection[];
}

interface Request {
  request: {
    readyState: string;
    source?: { name?: string; objectStore?: { name: string } };
  } & Muted;
}

interface Muted {
  onsuccess?: null | (() => void);
  onerror?: null | (() => void);
  oncomplete?: null | (() => void);
  onabort?: null | (() => void);
  onupgradeneeded?: null | (() => void);
  onblocked?: null | (() => void);
  onversionchange?: null | (() => void);
  onclose?: null | (() => void);
}

interface Transaction extends Muted {
  db: Connection;
  mode: string;
  durability: string;
  error: unknown;
  _state: string;
  _requests: Request[];
  _rollbackLog: (() => void)[];
  /** Its commit is done; only its `complete` is still to be heard. */
  stored?: true;
  _start(): void;
  _abort(name: string | null): void;
}

interface Connection extends Muted {
  _rawDatabase: RawDatabase;
  _closePending: boolean;
  _closed: boolean;
  name: string;
  tab?: TabStorage;
}

/** One phone's databases, whatever tab uses them. */
export class Disk {
  readonly factory = new IDBFactory();
  /** How to take back what was committed without being forced onto the disk, the newest last. */
  unforced: (() => void)[] = [];

  /** The rows of a store as they are committed; none when there is no such database. */
  rows<Row>(database: string, store: string): Row[] {
    const raw = databases(this.factory).get(database)?.rawObjectStores.get(store);
    return raw ? [...raw.records.values()].map(({ value }) => value as Row) : [];
  }

  entries(database: string, store: string): Map<unknown, unknown> {
    const raw = databases(this.factory).get(database)?.rawObjectStores.get(store);
    const all = raw ? [...raw.records.values()] : [];
    return new Map(all.map(({ key, value }) => [key, value]));
  }

  has(database: string): boolean {
    return databases(this.factory).has(database);
  }

  /** The same databases on another phone, as a backup brings them there. */
  copyTo(other: Disk): void {
    for (const [name, raw] of databases(this.factory)) {
      if (raw.version === 0) continue;
      const Made = raw.constructor as new (name: string, version: number) => RawDatabase;
      const copy = new Made(name, raw.version);
      for (const [key, store] of raw.rawObjectStores)
        copy.rawObjectStores.set(key, storeCopy(store, copy));
      databases(other.factory).set(name, copy);
    }
  }

  /** Without power what was not forced onto the disk is gone. */
  losePower(): number {
    const lost = this.unforced.length;
    for (const takeBack of this.unforced.reverse()) takeBack();
    this.unforced = [];
    return lost;
  }
}

function storeCopy(store: RawStore, database: RawDatabase): RawStore {
  const Made = store.constructor as new (
    database: RawDatabase,
    name: string,
    keyPath: string | null,
    autoIncrement: boolean,
  ) => RawStore;
  const copy = new Made(database, store.name, store.keyPath, false);
  for (const record of store.records.values()) copy.records.put(structuredClone({ ...record }));
  for (const [name, index] of store.rawIndexes) {
    const Index = index.constructor as new (
      store: RawStore,
      name: string,
      keyPath: string,
      multiEntry: boolean,
      unique: boolean,
    ) => RawIndex;
    const same = new Index(copy, name, index.keyPath, index.multiEntry, index.unique);
    same.initialized = true;
    for (const record of index.records.values()) same.records.put(structuredClone({ ...record }));
    copy.rawIndexes.set(name, same);
  }
  return copy;
}

const databases = (factory: IDBFactory): Map<string, RawDatabase> =>
  (factory as unknown as { _databases: Map<string, RawDatabase> })._databases;

/** What one tab sees of the disk. */
export class TabStorage {
  readonly connections = new Set<Connection>();
  readonly requests = new Set<Muted>();
  readonly disk: Disk;
  readonly watcher: Watcher;

  constructor(disk: Disk, watcher: Watcher) {
    this.disk = disk;
    this.watcher = watcher;
  }

  open(name: string, version?: number): IDBOpenDBRequest {
    if (this.watcher.diesAt("open", name) || this.watcher.dead) return new IDBOpenDBRequest();
    const request = this.disk.factory.open(name, version);
    const meet = (): void => {
      const connection = request.result as unknown as Connection;
      connection.tab = this;
      this.connections.add(connection);
    };
    request.addEventListener("upgradeneeded", () => {
      // A browser calls off the making of a database whose tab is gone; fake-indexeddb does when this throws.
      if (this.watcher.dead) throw new Error("the tab is gone");
      meet();
    });
    request.addEventListener("success", () => {
      meet();
      // It came to a tab that is gone: nobody will ever close it.
      if (this.watcher.dead) this.die();
    });
    this.requests.add(request as unknown as Muted);
    return request;
  }

  deleteDatabase(name: string): IDBOpenDBRequest {
    if (this.watcher.diesAt("open", `delete ${name}`) || this.watcher.dead)
      return new IDBOpenDBRequest();
    const request = this.disk.factory.deleteDatabase(name);
    this.requests.add(request as unknown as Muted);
    return request;
  }

  databases(): Promise<IDBDatabaseInfo[]> {
    // A database that is just being made does not exist before its first transaction is complete.
    return this.disk.factory
      .databases()
      .then((all) => all.filter(({ version }) => (version ?? 0) > 0) as IDBDatabaseInfo[]);
  }

  /** The browser ends the tab: what was not committed is undone, and nobody hears of anything any more. */
  die(): void {
    for (const request of this.requests) mute(request);
    for (const connection of this.connections) {
      mute(connection);
      for (const transaction of [...connection._rawDatabase.transactions]) {
        if (transaction.db !== connection) continue;
        mute(transaction);
        for (const { request } of transaction._requests) mute(request);
        if (transaction._state !== "finished" && !transaction.stored) {
          transaction._abort("AbortError");
        }
      }
      connection._closePending = true;
      connection._closed = true;
      const raw = connection._rawDatabase;
      raw.connections = raw.connections.filter((other) => other !== connection);
    }
  }
}

function mute(thing: Muted): void {
  thing.onsuccess = thing.onerror = thing.oncomplete = thing.onabort = null;
  thing.onupgradeneeded = thing.onblocked = thing.onversionchange = thing.onclose = null;
}

const where = ({ db, mode }: Transaction): string => `${db.name} ${mode}`;

const place = ({ request }: Request): string =>
  request.source?.objectStore?.name ?? request.source?.name ?? "";

/** Stands at every step of every transaction that a tab began. */
export function watchTransactions(): void {
  const transactions = IDBTransaction.prototype as unknown as Transaction;
  const start = transactions._start;
  transactions._start = function (this: Transaction): void {
    const tab = this.db.tab;
    if (!tab || this._state === "finished") {
      start.call(this);
      return;
    }
    const next = this._requests.find(({ request }) => request.readyState !== "done");
    if (next) {
      if (!tab.watcher.diesAt("request", `${where(this)} ${place(next)}`)) start.call(this);
      return;
    }
    if (tab.watcher.diesAt("commit", where(this))) return;
    keepOrNot(tab.disk, this);
    // From here on it is stored: who dies now has only not heard of it.
    this.stored = true;
    tab.watcher.diesAt("complete", where(this));
    start.call(this);
  };

  const connections = IDBDatabase.prototype as unknown as { transaction: Begin };
  const begin = connections.transaction;
  connections.transaction = function (this: Connection, stores, mode, options) {
    // Neither started nor heard of: whoever asks for it is gone.
    if (this.tab?.watcher.dead) {
      const [names, how] = [([] as string[]).concat(stores), mode ?? "readonly"];
      return new (IDBTransaction as unknown as New)(names, how, "default", this);
    }
    return begin.call(this, stores, mode, options);
  };
}

type Begin = (
  this: Connection,
  stores: string | string[],
  mode?: string,
  options?: object,
) => unknown;
type New = new (names: string[], mode: string, durability: string, db: Connection) => unknown;

function keepOrNot(disk: Disk, transaction: Transaction): void {
  if (transaction.mode === "readonly") return;
  if (transaction.durability === "strict" || transaction.mode === "versionchange") {
    disk.unforced = [];
    return;
  }
  const undo = transaction._rollbackLog;
  disk.unforced.push(() => {
    for (const takeBack of [...undo].reverse()) takeBack();
  });
}
