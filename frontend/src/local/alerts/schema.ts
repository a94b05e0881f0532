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
  /** Which sentence of consent was shown, and on which day there was a yes. */
  consent_version: string;
  consent_on: string;
  /** The first notice came back. */
  confirmed: boolean;
  /** When quiet notices go out, 0 to 23 (UTC). */
  quiet_hour_utc: number;
}

/** A notice that reached this phone, with the moment by its clock. */
export interface ShownNotice extends Notice {
  at: number;
  /** false: it came, and the browser did not let it be shown. */
  shown: boolean;
}

export interface AlertSettings {
  subscribed: Subscribed;
  /** Where a tap wanted to go when no window was open yet: iOS loses the address. With the moment. */
  target: { path: string; at: number };
  /** A token whose row the server is still to erase: turned off without a network. */
  ending: string;
}

/** Page and worker share it. It exists only where somebody asked to be told; turning off and a wipe delete it. */
export const ALERTS = {
  name: "lebenszeichen-alerts",
  version: 1,
  build(database: IDBDatabase): void {
    database.createObjectStore("settings");
    database.createObjectStore("notices", { keyPath: "tag" });
  },
};
