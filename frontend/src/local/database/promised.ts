/**
 * The part of idb's interface that the app uses: every request is a promise, and a transaction has `done`. idb itself
 * would be loaded twice, by page and worker, for what is a few lines.
 */
export function promised<T extends object>(thing: T): T {
  const done = thing instanceof IDBTransaction ? ended(thing) : undefined;
  return new Proxy(thing, {
    get(target, name) {
      if (name === "done" && done) return done;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...parameters: unknown[]) => answer(value.apply(target, parameters));
    },
  });
}

function answer(result: unknown): unknown {
  if (result instanceof IDBRequest) {
    return heardOrNot(
      new Promise((resolve, reject) => {
        result.onsuccess = () => resolve(result.result);
        result.onerror = () => reject(result.error);
      }),
    );
  }
  const more = [IDBTransaction, IDBObjectStore, IDBIndex].some((kind) => result instanceof kind);
  return more ? promised(result as object) : result;
}

function ended(transaction: IDBTransaction): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    // A request's error comes here too, and before the transaction knows of it: the abort that follows says why.
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException("called off", "AbortError"));
  });
  return heardOrNot(done);
}

/** Whoever waits for it hears of a failure; nobody has to. */
export function heardOrNot<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
