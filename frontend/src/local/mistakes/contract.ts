/** "Something is wrong here", as it waits on the phone: a fixed choice, and nothing of who said it. */
export interface SaidMistake {
  /** Minted when it is said; sent twice it is said once. */
  id: string;
  /** `prisoner:ID` or `facility:ID` */
  subject: string;
  choice: MistakeChoice;
  /** Milliseconds since 1970: it can be taken back for a moment before it is sent. */
  at: number;
}

export const OF_PRISONERS = [
  "address",
  "name",
  "came_out",
  "died",
  "twice",
  "myself_or_family",
] as const;
export const OF_FACILITIES = ["address", "name", "twice"] as const;

export type MistakeChoice = (typeof OF_PRISONERS)[number];

/** What the screens may ask of the queue. */
export interface Mistakes {
  /** What waits, the oldest first. */
  waiting(): readonly SaidMistake[];
  /** The same thing said twice waits once. Resolves when it is saved. */
  say(subject: string, choice: MistakeChoice): Promise<void>;
  /** Before it was sent: nobody ever hears it. */
  takeBack(id: string): Promise<void>;
}
