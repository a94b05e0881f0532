import { exchange } from "../api/exchange";
import { Connection } from "../local/database/connection";
import { CACHE, type CacheConnection, type CacheSchema } from "../local/replica/schema";
import type { KeptPhoto } from "../local/replica/state";
import { local } from "../replica";

/** Pictures of people who were looked at last: some 400 KB. The list's own sweep takes out whom it names no more. */
const MOST = 20;

let cache: CacheConnection | null = null;

/** The cache that the list lies in; made by nobody but the yes. */
function connection(): CacheConnection {
  const factory = globalThis.indexedDB as IDBFactory | undefined;
  cache ??= new Connection<CacheSchema>(factory, CACHE);
  return cache;
}

/**
 * Somebody's released picture as a `data:` address: kept here, else fetched and checked. Null without a network, and
 * when it is shown no more.
 */
export async function photoOf(prisonerId: string, hash: string): Promise<string | null> {
  const kept = (await keptPhotos()).find((one) => one.hash === hash);
  if (kept) return dataAddress(kept.body);
  const body = await fetched(hash);
  if (!body || local().prisoner(prisonerId)?.details?.photo?.hash !== hash) return null;
  await keep({ hash, body }).catch(() => undefined);
  return dataAddress(body);
}

async function keptPhotos(): Promise<KeptPhoto[]> {
  try {
    return await connection().read(["replica"], async (transaction) => {
      const kept = await transaction.objectStore("replica").get("photos");
      return (kept as KeptPhoto[] | undefined) ?? [];
    });
  } catch {
    return []; // nothing is kept on this phone
  }
}

/** Past the browser's own cache: that would keep a face where no wipe finds it. */
async function fetched(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const { body } = await exchange((path, init) => fetch(path, init), `/api/photos/${hash}`, {});
    return (await digest(body)) === hash ? body : null;
  } catch {
    return null;
  }
}

async function digest(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function keep(photo: KeptPhoto): Promise<void> {
  await connection().write(["replica"], async (transaction) => {
    const store = transaction.objectStore("replica");
    const kept = ((await store.get("photos")) as KeptPhoto[] | undefined) ?? [];
    const others = kept.filter(({ hash }) => hash !== photo.hash);
    await store.put([...others, photo].slice(-MOST), "photos");
  });
}

function dataAddress(body: Uint8Array): string {
  let text = "";
  for (const byte of body) text += String.fromCharCode(byte);
  return `data:image/webp;base64,${btoa(text)}`;
}
