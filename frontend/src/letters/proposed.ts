import { signal } from "@preact/signals";
import type { Prisoner } from "../local/types";

/** How many people are proposed at once. */
export const proposedAtOnce = 5;

/** Who is wanted, when somebody chose; lives as long as the page. */
export const wish = signal<((prisoner: Prisoner) => boolean) | null>(null);

/** The people of one turn; after the last turn the first comes again, and no turn is empty. */
export function pageOf<T>(all: readonly T[], turn: number): readonly T[] {
  const turns = Math.max(1, Math.ceil(all.length / proposedAtOnce));
  const start = (turn % turns) * proposedAtOnce;
  return all.slice(start, start + proposedAtOnce);
}
