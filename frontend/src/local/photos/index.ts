import { Connection } from "../database/connection";
import { CACHE, type CacheSchema } from "../replica/schema";
import type { KeptPhoto } from "../replica/state";
import type { Photos } from "./contract";

/** Pictures of people who were looked at last: some 400 KB. The list's own sweep takes out whom it names no more. */
const MOST = 20;

type Body = Uint8Array<ArrayBuffer>;

/**
 * The pictures beside the list, in a cache that nobody but the yes makes. `fetchPhoto` asks the server; `isNamed`: does
 * the list of this moment show this picture of this person?
 */
export function createPhotos(
  fetchPhoto: (hash: string) => Promise<Body>,
  isNamed: (prisonerId: string, hash: string) => boolean,
): Photos {
  const factory = globalThis.indexedDB as IDBFactory | undefined;
  const cache = new Connection<CacheSchema>(factory, CACHE);

  async function kept(hash: string): Promise<Body | undefined> {
    const photos = await cache.read(["replica"], (transaction) =>
      transaction.objectStore("replica").get("photos"),
    );
    return (photos as KeptPhoto[] | undefined)?.find((one) => one.hash === hash)?.body;
  }

  async function keep(photo: KeptPhoto): Promise<void> {
    await cache.write(["replica"], async (transaction) => {
      const store = transaction.objectStore("replica");
      const photos = ((await store.get("photos")) as KeptPhoto[] | undefined) ?? [];
      const others = photos.filter(({ hash }) => hash !== photo.hash);
      await store.put([...others, photo].slice(-MOST), "photos");
    });
  }

  return {
    async of(prisonerId, hash) {
      const here = await kept(hash).catch(() => undefined);
      if (here) return dataAddress(here);
      const body = await fetchPhoto(hash).catch(() => null);
      if (!body || (await digest(body)) !== hash || !isNamed(prisonerId, hash)) return null;
      // Where nothing is kept on this phone, no picture is either.
      await keep({ hash, body }).catch(() => undefined);
      return dataAddress(body);
    },
  };
}

async function digest(body: Body): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function dataAddress(body: Body): string {
  let text = "";
  for (const byte of body) text += String.fromCharCode(byte);
  return `data:image/webp;base64,${btoa(text)}`;
}
