import type { Evenings, PileTold } from "../local/events/contract";

/** What the server says of a pile; or that nobody answered, or that it knows no such evening, or that this is not its key. */
export type PileAnswer = PileTold | "no_answer" | "unknown" | "not_organiser";

export type PileReader = (code: string, key: string) => Promise<PileAnswer>;

interface Attached {
  evenings: Evenings;
  readPile: PileReader;
}

let attached: Attached | null = null;

/** Connects the screens to what this phone remembers of evenings, and to the server. */
export function attachEvenings(both: Attached): void {
  attached = both;
}

export const evenings = (): Evenings => both().evenings;

export const pileReader = (): PileReader => both().readPile;

function both(): Attached {
  if (!attached) throw new Error("events: nothing attached yet");
  return attached;
}
