import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { promised } from "../../../../frontend/src/local/database/promised";

interface Begun {
  store: Record<"add" | "get" | "getAll", (...parameters: unknown[]) => Promise<unknown>> & {
    index(name: string): { getAll(key: string): Promise<unknown> };
  };
  done: Promise<void>;
  abort(): void;
}

async function begun(name: string): Promise<Begun> {
  const raw = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore("rows", { keyPath: "id" }).createIndex("kind", "kind");
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = promised(raw).transaction(["rows"], "readwrite");
  return {
    store: transaction.objectStore("rows"),
    done: (transaction as unknown as { done: Promise<void> }).done,
    abort: () => transaction.abort(),
  } as unknown as Begun;
}

test("requests of stores and of their indexes answer, and the transaction says when it is done", async () => {
  const { store, done } = await begun("answers");
  await store.add({ id: 1, kind: "a" });
  expect(await store.get(1)).toEqual({ id: 1, kind: "a" });
  expect(await store.index("kind").getAll("a")).toHaveLength(1);
  await expect(done).resolves.toBeUndefined();
});

test("a request that fails rejects, and so does its transaction", async () => {
  const { store, done } = await begun("fails");
  await store.add({ id: 1 });
  await expect(store.add({ id: 1 })).rejects.toMatchObject({ name: "ConstraintError" });
  await expect(done).rejects.toMatchObject({ name: "ConstraintError" });
});

test("a transaction that is called off is not done", async () => {
  const { abort, done } = await begun("called-off");
  abort();
  await expect(done).rejects.toMatchObject({ name: "AbortError" });
});
