import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import { StorageUnavailable } from "../contract";
import { connectionLost, toldPlainly, whyNotOpened } from "./failures";
import { promised } from "./promised";

export interface Layout {
  name: string;
  version: number;
  /** Makes the stores of a new database, or of one with an older version. */
  build(database: IDBDatabase): void;
}

type Writing<S, N extends StoreNames<S>> = IDBPTransaction<S, N[], "readwrite">;
type Reading<S, N extends StoreNames<S>> = IDBPTransaction<S, N[], "readonly">;

/** One IndexedDB database: opened when first needed, and again whenever the browser has closed it. */
export class Connection<S extends DBSchema> {
  private opened: Promise<IDBPDatabase<S>> | null = null;
  /** Nothing but `create` makes a database: a round that is still under way must not undo a wipe. */
  private mayCreate = false;
  private readonly factory: IDBFactory | undefined;
  private readonly layout: Layout;
  private readonly onCommit: (stores: readonly unknown[]) => void;

  /** `onCommit`: while the disk still writes. Whoever reads then, in any tab, is answered after it has, or has failed. */
  constructor(
    factory: IDBFactory | undefined,
    layout: Layout,
    onCommit: (stores: readonly unknown[]) => void = () => {},
  ) {
    this.factory = factory;
    this.layout = layout;
    this.onCommit = onCommit;
  }

  /** Creates the database where there is none. Rejects with StorageUnavailable or StorageFull. */
  async create(): Promise<void> {
    this.mayCreate = true;
    try {
      await this.database();
    } finally {
      this.mayCreate = false;
    }
  }

  /** Lets go of the database; the next use opens it again. */
  close(): void {
    const opened = this.opened;
    this.opened = null;
    opened?.then((database) => database.close()).catch(() => undefined);
  }

  async read<T, N extends StoreNames<S>>(
    stores: N[],
    work: (transaction: Reading<S, N>) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.begin((database) => database.transaction(stores, "readonly"));
    try {
      const [result] = await Promise.all([work(transaction), transaction.done]);
      return result;
    } catch (error) {
      throw toldPlainly(error);
    }
  }

  /**
   * Resolves after the transaction's `complete`, with durability "strict": what a screen calls saved is on disk. "relaxed" is for
   * what a phone without power may lose. On any failure nothing of it was written. `work` need not wait for what it writes last: it is committed with it.
   */
  async write<T, N extends StoreNames<S>>(
    stores: N[],
    work: (transaction: Writing<S, N>) => Promise<T>,
    durability: IDBTransactionDurability = "strict",
  ): Promise<T> {
    const transaction = await this.begin((database) =>
      database.transaction(stores, "readwrite", { durability }),
    );
    // Whatever ends it first, the other is awaited too: an abort carries the true reason (a full disk).
    const ended = transaction.done.then(
      () => null,
      (error: unknown) => error ?? new Error("transaction aborted"),
    );
    try {
      const result = await work(transaction);
      commit(transaction);
      this.onCommit(stores);
      const failure = await ended;
      if (failure) throw failure;
      return result;
    } catch (error) {
      abort(transaction);
      const failure = await ended;
      throw toldPlainly(transaction.error ?? pickCause(error, failure));
    }
  }

  private async begin<T>(start: (database: IDBPDatabase<S>) => T): Promise<T> {
    try {
      return start(await this.database());
    } catch (error) {
      if (!connectionLost(error)) throw error;
      this.opened = null;
      return start(await this.database());
    }
  }

  private database(): Promise<IDBPDatabase<S>> {
    this.opened ??= this.request().catch((error) => {
      this.opened = null;
      throw whyNotOpened(error);
    });
    return this.opened;
  }

  private request(): Promise<IDBPDatabase<S>> {
    const { factory, layout } = this;
    if (!factory) return Promise.reject(new StorageUnavailable("this browser has no IndexedDB"));
    return new Promise((resolve, reject) => {
      const request = factory.open(layout.name, layout.version);
      let late = false;
      request.onupgradeneeded = ({ oldVersion }) => {
        if (oldVersion > 0 || this.mayCreate) layout.build(request.result);
        else request.transaction?.abort();
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => {
        late = true;
        reject(new Error(`${layout.name} is held by another tab`));
      };
      request.onsuccess = () => {
        if (late) return request.result.close();
        this.watch(request.result);
        resolve(promised(request.result) as unknown as IDBPDatabase<S>);
      };
    });
  }

  private watch(database: IDBDatabase): void {
    // Another tab wipes, or a newer app rebuilds its cache: never stand in its way.
    database.onversionchange = () => {
      database.close();
      this.opened = null;
    };
    database.onclose = () => {
      this.opened = null;
    };
  }
}

/** At once, without the way there and back after which a browser would do it by itself; old ones cannot. */
function commit(transaction: { commit?(): void }): void {
  try {
    transaction.commit?.();
  } catch {
    // It has ended already.
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** A caller's own refusal (MayNotPost) goes before the AbortError that it caused. */
function pickCause(error: unknown, failure: unknown): unknown {
  return error instanceof Error && error.name !== "AbortError" ? error : (failure ?? error);
}
