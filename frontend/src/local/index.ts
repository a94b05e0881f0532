import { ALERTS } from "./alerts/schema";
import type { Local } from "./contract";
import { databaseExists } from "./database/presence";
import { keeping } from "./phone/keeping";
import { Phone } from "./phone/phone";
import { reading } from "./phone/reading";
import { type LoadRecording, recordingLater } from "./phone/recording-later";
import { Syncing } from "./phone/syncing";
import { type LocalOptions, surroundingWorld } from "./world";

export type { ForAlerts } from "./alerts/for-alerts";
export * from "./contract";
export type { Recording } from "./phone/recording-later";
export { NoAnswer, Refused, type Server } from "./server";
export { type Shell, type ShellRemains, ShellUnavailable } from "./shell";
export * from "./types";
export type { LocalOptions } from "./world";

/** Did somebody ask on this phone to be told when people come out? Looks without storing anything. */
export const alertsAsked = (factory = globalThis.indexedDB as IDBFactory | undefined) =>
  databaseExists(factory, ALERTS);

/**
 * The phone's own half. `server` and `shell` are the two ways out of it; whatever else it touches is the browser's
 * unless the caller brings its own. Nothing is stored and nobody is asked before `keep` or `open`. `loadRecording` brings
 * phone/recording.ts, which the first screens do without.
 */
export function createLocal(options: LocalOptions, loadRecording: LoadRecording): Local {
  const phone = new Phone(surroundingWorld(options), () => syncing.stop());
  const syncing = new Syncing(phone);
  return {
    ...reading(phone),
    ...recordingLater(phone, syncing, loadRecording),
    ...keeping(phone, syncing),
  };
}
