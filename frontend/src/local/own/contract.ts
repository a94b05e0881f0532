import type { Outcome } from "../types";

/** Signs of a passphrase; with fewer no file is made. */
export const SHORTEST = 12;

/** too_short: no file is made with it. */
export type Strength = "too_short" | "guessable" | "fair" | "good";

export type WhyNot = "other_file" | "newer" | "damaged" | "passphrase";

/** The file does not open, and nothing was changed. */
export class CannotOpen extends Error {
  readonly why: WhyNot;

  constructor(why: WhyNot) {
    super(`the file does not open: ${why}`);
    this.why = why;
  }
}

/** How many cards came, and how many of the file's were here before. */
export interface RestoredCards {
  came: number;
  here: number;
}

/** What screens may do with the open profile's cards beside sending them. Each resolves when it is stored and shown. */
export interface OwnCards {
  /** What somebody heard of a card that was posted or handed in. */
  hear(letterId: string, outcome: Outcome): Promise<void>;
  unhear(letterId: string, outcome: Outcome): Promise<void>;
  /** Puts a written card aside, or takes it up again. */
  keepForLater(letterId: string, keep: boolean): Promise<void>;
  /** Everything of the profile as a file that only the passphrase opens. */
  makeBackup(passphrase: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects with CannotOpen. */
  restoreBackup(file: Uint8Array<ArrayBuffer>, passphrase: string): Promise<RestoredCards>;
  strengthOf(passphrase: string): Strength;
  /** Are these the same words, however they were typed? */
  areAlike(one: string, other: string): boolean;
}
