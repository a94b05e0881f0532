import type { DBSchema } from "idb";
import type { Connection, Layout } from "../database/connection";
import type { MutationRow, ProfileRow, Settings } from "./rows";

export interface OutboxSchema extends DBSchema {
  mutations: { key: string; value: MutationRow; indexes: { profile: string } };
  profiles: { key: string; value: ProfileRow };
  settings: { key: string; value: Settings[keyof Settings] };
}

export type OutboxConnection = Connection<OutboxSchema>;

/**
 * Frozen: a card that waits in here may be older than the app that sends it. The version stays 1 and the database is
 * never dropped but by a wipe; rows may gain fields, and readers do without the fields that older rows lack.
 */
export const OUTBOX: Layout = {
  name: "lebenszeichen-outbox",
  version: 1,
  build(database) {
    database.createObjectStore("mutations", { keyPath: "id" }).createIndex("profile", "profile_id");
    database.createObjectStore("profiles", { keyPath: "id" });
    database.createObjectStore("settings");
  },
};
