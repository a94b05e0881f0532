import { CACHES } from "./environment";

/** Deletes our caches and ends the worker. IndexedDB is left alone: cards wait in there. No page is reloaded. */
export async function kill(
  caches: CacheStorage,
  unregister: () => Promise<boolean>,
): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  await Promise.all(names.map((name) => caches.delete(name)));
  await unregister();
}
