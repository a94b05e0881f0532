/** How many people are suggested at once, and how many the phone is asked for, so that "others" has something to turn to. */
export const suggestedAtOnce = 5;
export const suggestedInAll = 20;

/** The people of one turn; after the last turn the first comes again, and no turn is empty. */
export function pageOf<T>(all: readonly T[], turn: number): readonly T[] {
  const turns = Math.max(1, Math.ceil(all.length / suggestedAtOnce));
  const start = (turn % turns) * suggestedAtOnce;
  return all.slice(start, start + suggestedAtOnce);
}
