import type { DBSchema } from "idb";
import type { Connection, Layout } from "../database/connection";
import type { KeptLevels, KeptList, KeptPhoto, KeptState, KeptTexts } from "./state";

export interface CacheSchema extends DBSchema {
  replica: { key: string; value: KeptList | KeptLevels | KeptState | KeptTexts | KeptPhoto[] };
}

export type CacheConnection = Connection<CacheSchema>;

/** Dropped and fetched again at will: a new version of the layout is a new number, and nothing is migrated. */
export const CACHE: Layout = {
  name: "lebenszeichen-cache",
  version: 1,
  build(database) {
    for (const store of Array.from(database.objectStoreNames)) database.deleteObjectStore(store);
    database.createObjectStore("replica");
  },
};
