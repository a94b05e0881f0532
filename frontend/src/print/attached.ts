import type { SpokenLanguage } from "../local/types";
import type { Kind } from "./kinds";
import type { NotPrinted, Reason } from "./printable";

/** People in one file: printing/kinds.py. */
export const MOST = 240;

/** The file; or for whom there is none, in the server's words; or that nobody answered, or not now. */
export type Answer =
  | Uint8Array<ArrayBuffer>
  | readonly { prisoner_id: string; reason: string }[]
  | "no_answer"
  | "wait";

/** What is wanted: a list says in which language, and nothing else does. */
export interface Wanted {
  kind: Kind;
  prisoner_ids: string[];
  lang?: SpokenLanguage;
}

export type Printer = (wanted: Wanted) => Promise<Answer>;

let attached: Printer | null = null;

/** Connects the screen to the server. */
export function attachPrinter(printer: Printer): void {
  attached = printer;
}

export function printer(): Printer {
  if (!attached) throw new Error("print: nothing attached yet");
  return attached;
}

/** The server's words for why nothing is printed, in ours. */
const reasons: Record<string, Reason> = {
  unknown: "gone",
  not_held: "not_held",
  no_institution: "nowhere",
  closed: "closed",
  unconfirmed: "unconfirmed",
  name_missing: "no_name",
  too_long: "too_long",
  sign_missing: "no_sign",
};

export function inOurWords(
  people: readonly { prisoner_id: string; reason: string }[],
): Omit<NotPrinted, "prisoner">[] {
  return people.map(({ prisoner_id, reason }) => ({
    id: prisoner_id,
    reason: reasons[reason] ?? "not_held",
  }));
}
