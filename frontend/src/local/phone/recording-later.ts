import type { Local } from "../contract";
import type { Phone } from "./phone";
import type { Syncing } from "./syncing";

const NAMES = [
  "record",
  "recordOrganised",
  "refresh",
  "recordPosted",
  "recordWritten",
  "voidLetter",
  "postWritten",
  "setCounting",
  "setRemember",
  "joinCampaign",
  "setPreferences",
  "forgetNames",
  "nextPerson",
  "wipe",
] as const;

/** What a person decides. */
export type Records = Pick<Local, (typeof NAMES)[number]>;

/** `recording.ts`, wherever it comes from. */
export type Recording = (phone: Phone, syncing: Syncing) => Records;

/** Brings it, at once where it is there. */
export type LoadRecording = () => Recording | Promise<Recording>;

/**
 * Records with what `load` brings, which is asked for when somebody decides something: no screen that is seen first lets
 * them, and code that is not there makes a start faster. Rejects like `load`, and asks again the next time. What is there
 * begins to store at once: whoever taps and closes the app in the same moment has recorded.
 */
export function recordingLater(phone: Phone, syncing: Syncing, load: LoadRecording): Records {
  let records: Records | null = null;
  const decide =
    (name: keyof Records) =>
    async (...args: unknown[]): Promise<unknown> => {
      if (!records) {
        const brought = load();
        records = (typeof brought === "function" ? brought : await brought)(phone, syncing);
      }
      return (records[name] as (...args: unknown[]) => Promise<unknown>)(...args);
    };
  return Object.fromEntries(NAMES.map((name) => [name, decide(name)])) as unknown as Records;
}
