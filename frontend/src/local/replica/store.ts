import type { CacheConnection } from "./schema";
import type { Replica } from "./state";
import {
  emptyReplica,
  type KeptLevels,
  type KeptList,
  type KeptPhoto,
  type KeptState,
  type KeptTexts,
} from "./state";

/** What of a replica is replaced: one transaction, all or nothing. */
export interface Replacement {
  list?: KeptList;
  levels?: KeptLevels;
  texts?: KeptTexts[];
  state: KeptState;
}

/** Where the replica is kept: in the cache database, or only in memory where there is none. */
export interface ReplicaStore {
  load(): Promise<Replica>;
  save(replacement: Replacement): Promise<void>;
}

export const memoryStore: ReplicaStore = {
  load: async () => emptyReplica(),
  save: async () => undefined,
};

export function databaseStore(cache: CacheConnection): ReplicaStore {
  return {
    async load() {
      const replica = emptyReplica();
      const kept = await cache.read(["replica"], async (transaction) => {
        const [keys, values] = await Promise.all([
          transaction.objectStore("replica").getAllKeys(),
          transaction.objectStore("replica").getAll(),
        ]);
        return keys.map((key, place) => [key, values[place]] as const);
      });
      for (const [key, value] of kept) place(replica, key, value);
      return isWhole(replica) ? replica : emptyReplica();
    },
    async save({ list, levels, texts = [], state }) {
      await cache.write(["replica"], async (transaction) => {
        const store = transaction.objectStore("replica");
        void store.put(state, "state");
        if (list) void store.put(list, "list");
        if (levels) void store.put(levels, "levels");
        for (const text of texts) void store.put(text, `texts:${text.lang}`);
        const photos = list && ((await store.get("photos")) as KeptPhoto[] | undefined);
        if (photos) void store.put(stillNamed(photos, list), "photos");
      });
    },
  };
}

/** Of whoever the list shows no picture of any more, none is left here. */
function stillNamed(photos: KeptPhoto[], { prisoners }: KeptList): KeptPhoto[] {
  return photos.filter(({ hash }) => prisoners.some((one) => one.details?.photo?.hash === hash));
}

function place(replica: Replica, key: string, value: unknown): void {
  if (key === "list") replica.list = value as KeptList;
  else if (key === "levels") replica.levels = value as KeptLevels;
  else if (key === "state") replica.state = { ...replica.state, ...(value as KeptState) };
  else if (key.startsWith("texts:")) replica.texts[key.slice("texts:".length)] = value as KeptTexts;
}

/** Anything odd is fetched again rather than shown. */
const isWhole = ({ list, levels, state }: Replica): boolean =>
  Array.isArray(state.left) &&
  Array.isArray(state.languages) &&
  (list === null || Array.isArray(list.prisoners)) &&
  (levels === null || Array.isArray(levels.campaigns));
