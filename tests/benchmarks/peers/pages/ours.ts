/** The shipped `frontend/src/local` and `frontend/src/api`, against the real server. */
import { createServer } from "../../../../frontend/src/api";
import { createLocal, type Local } from "../../../../frontend/src/local";
import { recording } from "../../../../frontend/src/local/phone/recording";
import { CACHE } from "../../../../frontend/src/local/replica/schema";
import { offer } from "./bench";

// The page has no shell to keep: the peers have none either.
const shell = { keep: async () => undefined, remove: async () => [] };
const local = createLocal({ server: createServer(), shell }, () => recording);

offer({
  async firstSync() {
    const keeping = local.keep(["de"], () => undefined);
    keeping.catch(() => undefined);
    await until(() => local.list() !== null);
    // What is searched is to be in IndexedDB as well, as with the peers.
    while (!(await listIsKept())) await new Promise((resolve) => setTimeout(resolve, 5));
  },
  async changes() {
    const before = local.list()?.seq ?? 0;
    void local.syncNow();
    await until(() => (local.list()?.seq ?? 0) > before);
  },
  search: (text) => local.search(text),
  async prepareCards() {
    await local.setCounting("yes");
    await local.setRemember("yes");
    const somebody = local.list()?.prisoners.find(({ state }) => state === "held");
    if (somebody) await local.recordPosted(somebody.id);
    await until(() => allCounted(local));
  },
  async cards(people, saved) {
    for (const id of people) await local.recordPosted(id);
    saved();
    await until(() => allCounted(local));
  },
  idle: () => local.profile() !== null && local.sync().phase === "idle",
});

const allCounted = (phone: Local): boolean =>
  phone.letters().every(({ status }) => status === "counted");

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      forget();
      resolve();
    };
    const forget = local.subscribe(look);
    look();
  });
}

async function listIsKept(): Promise<boolean> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(CACHE.name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const request = database.transaction("replica").objectStore("replica").getKey("list");
  const key = await new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
  return key !== undefined;
}
