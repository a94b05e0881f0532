import type { DBSchema } from "idb";
import { Connection, type Layout } from "../database/connection";
import type { Notice } from "./notices";

/** How somebody wants to hear. */
export interface AlertChoices {
  pace: "at_once" | "quietly";
  lock_screen: "full" | "neutral";
  /** The language of notices. */
  lang: string;
}

/** Words the worker shows by itself, in the language of the choices: it carries no catalogue. */
export interface WorkerWords {
  message: string;
  read: string;
  turn_off: string;
}

/** What this browser knows of its own subscription. The token is never that of a device. */
export interface Subscribed {
  token: string;
  key_id: string;
  /** The key that the browser subscribed with, base64url: needed when it changes the address by itself. */
  public_key: string;
  /** The address that the server has; another one in the browser is told to it. */
  endpoint: string;
  choices: AlertChoices;
  words: WorkerWords;
  consent_version: string;
  consent_on: string;
  confirmed: boolean;
}

/** A notice that was shown, with the moment by this phone's clock. */
export interface ShownNotice extends Notice {
  at: number;
}

export interface AlertSettings {
  subscribed: Subscribed;
  /** Where a tap wanted to go when no window was open yet: iOS loses the address. With the moment. */
  target: { path: string; at: number };
}

export interface AlertsSchema extends DBSchema {
  settings: { key: string; value: AlertSettings[keyof AlertSettings] };
  notices: { key: string; value: ShownNotice };
}

export type AlertsConnection = Connection<AlertsSchema>;

/** Page and worker share it. It exists only where somebody asked to be told, and a wipe deletes it. */
export const ALERTS: Layout = {
  name: "lebenszeichen-alerts",
  version: 1,
  build(database) {
    database.createObjectStore("settings");
    database.createObjectStore("notices", { keyPath: "tag" });
  },
};

export const alertsConnection = (factory: IDBFactory | undefined): AlertsConnection =>
  new Connection<AlertsSchema>(factory, ALERTS);
