import type { AlertChoices, ShownNotice, WorkerWords } from "./schema";

export type { AlertChoices, ShownNotice } from "./schema";

/** Of the sentence that the app shows before it asks the browser; what the server keeps as the proof of a yes. */
export const CONSENT_VERSION = "2026-11";

export type Step = "permission" | "worker" | "push_service" | "server";

/** How alerts stand on this phone. */
export type AlertsView =
  | { at: "unsupported" }
  /** untold: turned off here, and the server has not heard of it yet. */
  | { at: "off"; denied: boolean; untold: boolean }
  | { at: "turning_on"; step: Step }
  | {
      /** waiting: for the first notice, which proves that notices arrive here. */
      at: "waiting" | "on";
      choices: AlertChoices;
      quiet_hour_utc: number;
      /** The browser takes no notices any more: its permission was withdrawn. */
      denied: boolean;
    };

/** The stations between "send me a test" and the lock screen, in their order. */
export const stations = [
  "permission",
  "subscription",
  "server",
  "push_service",
  "arrived",
  "shown",
] as const;
export type Station = (typeof stations)[number];

export interface StationReport {
  station: Station;
  state: "open" | "running" | "reached" | "failed";
  /** What the push service answered. */
  status: number | null;
  /** The push service asked the server to wait. */
  paused: boolean;
}

/**
 * "Hear when somebody comes out", whether or not a list is kept on this phone. Reads are synchronous after `look`;
 * `subscribe` fires after every change. The screens' only way to notices.
 */
export interface Alerts {
  subscribe(listener: () => void): () => void;
  /** null before the first look. */
  view(): AlertsView | null;
  /** What reached this phone, the latest first. */
  notices(): ShownNotice[];
  /** Reads what is stored here and how the browser stands. Asks nobody. */
  look(): Promise<void>;
  /**
   * On a tap, after the explanation: asks for the permission, starts the worker, subscribes, tells the server. Rejects with
   * PermissionNotGiven, PushUnreachable, NoAnswer, Refused, ShellUnavailable or StorageUnavailable; then nothing stays.
   */
  turnOn(choices: AlertChoices, words: WorkerWords): Promise<void>;
  /** Rejects with NoAnswer or Refused; then all is as before. */
  change(choices: AlertChoices, words: WorkerWords): Promise<void>;
  /** Without a network too: the server is told later. */
  turnOff(): Promise<void>;
  /**
   * At every start of the app, in the language it speaks now: tells the server where this browser listens, subscribes again
   * where the browser has dropped it, finishes what could not be told. Never rejects. Answers where a tap wanted to go.
   */
  start(lang: string, words: WorkerWords): Promise<string | null>;
  /** A notice to this phone alone, and how far it came. Never rejects. */
  test(onReport: (reports: StationReport[]) => void): Promise<void>;
  /** The releases were seen: no number on the icon any more. */
  seen(): Promise<void>;
  /** "Before a journey": what was shown is forgotten and taken from the lock screen. */
  forgetNotices(): Promise<void>;
  /** For the wipe: the browser listens no more, and the server is told if it answers soon. */
  end(): Promise<void>;
}

/** The browser was not allowed to show notices. */
export class PermissionNotGiven extends Error {
  /** true: it will not ask again by itself. */
  readonly denied: boolean;

  constructor(denied: boolean) {
    super("no permission to show notices");
    this.denied = denied;
  }
}

/** This browser's push service does not answer from here: blocked in this country or network, or missing. */
export class PushUnreachable extends Error {}
