import { exchange, type Fetch } from "./exchange";

/** /api/photos, of this origin. Past the browser's own cache: that would keep a face where no wipe finds it. */
export function createPhotoReader(
  fetch: Fetch = (path, init) => globalThis.fetch(path, init),
): (hash: string) => Promise<Uint8Array<ArrayBuffer>> {
  return async (hash) => (await exchange(fetch, `/api/photos/${hash}`, {})).body;
}
