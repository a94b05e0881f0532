import { StorageUnavailable } from "../contract";
import { toldPlainly } from "../database/failures";
import { ALERTS, type AlertSettings, type ShownNotice } from "./schema";

interface Rows {
  settings: AlertSettings[keyof AlertSettings];
  notices: ShownNotice;
}

/** What of a store's requests is used; the browser's own, so that the worker carries no wrapper for it. */
export type Stores = { [N in keyof Rows]: IDBObjectStore };

/**
 * The database that page and worker share. Opened for each use and closed after it: the worker lives for seconds, and
 * nobody stands in the way of a wipe.
 */
export class AlertsDatabase {
  private readonly factory: IDBFactory | undefined;

  constructor(factory: IDBFactory | undefined) {
    this.factory = factory;
  }

  /** Makes it where there is none. Rejects with StorageUnavailable. */
  async create(): Promise<void> {
    (await this.open(true)).close();
  }

  /**
   * One transaction over both stores, durable when it resolves. Every request of `work` is sent at once: its result is
   * read after the end, and only a request's own success may send more. Rejects where there is no database.
   */
  async use<T>(mode: IDBTransactionMode, work: (stores: Stores) => () => T): Promise<T> {
    const database = await this.open(false);
    try {
      return await inTransaction(database, mode, work);
    } catch (error) {
      throw toldPlainly(error);
    } finally {
      database.close();
    }
  }

  private open(mayCreate: boolean): Promise<IDBDatabase> {
    const { factory } = this;
    return new Promise((resolve, reject) => {
      if (!factory) return reject(new StorageUnavailable("no IndexedDB"));
      const request = factory.open(ALERTS.name, ALERTS.version);
      request.onupgradeneeded = () => {
        if (mayCreate) ALERTS.build(request.result);
        else request.transaction?.abort();
      };
      request.onerror = (event) => {
        event.preventDefault();
        reject(new StorageUnavailable(String(request.error)));
      };
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
    });
  }
}

function inTransaction<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (stores: Stores) => () => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(["settings", "notices"], mode, {
      durability: "strict",
    });
    const result = work({
      settings: transaction.objectStore("settings"),
      notices: transaction.objectStore("notices"),
    });
    transaction.oncomplete = () => resolve(result());
    transaction.onabort = () => reject(transaction.error);
  });
}
