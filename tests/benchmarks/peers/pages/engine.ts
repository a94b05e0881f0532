import type { Facility, Prisoner, Release } from "../../../../frontend/src/local/types";

export type Row = Prisoner | Facility | Release;

/** What a page measures, whoever does the work. Every promise resolves with what is in IndexedDB by then. */
export interface Engine {
  /** Fetches a list of this many rows and keeps it; resolves when all are kept, and can be searched. */
  firstSync(rows: number): Promise<void>;
  /** Fetches what changed since, and keeps it. */
  changes(): Promise<void>;
  /** People whose names match, best first. */
  search(text: string): Prisoner[];
  /** Whatever a phone has done before its first card of the evening. */
  prepareCards(): Promise<void>;
  /** One card for each, saved one after another. `saved` is called after the last; resolves when all are acknowledged. */
  cards(people: string[], saved: () => void): Promise<void>;
  /** Is nothing under way? */
  idle(): boolean;
}
