import type { Letter } from "../local/types";

export interface Day {
  day: string;
  letters: Letter[];
}

/** Cards grouped by calendar day, the latest day first; within a day the order of the store stays. */
export function byDay(letters: readonly Letter[]): Day[] {
  const days = new Map<string, Letter[]>();
  for (const letter of letters) days.set(letter.day, [...(days.get(letter.day) ?? []), letter]);
  return [...days]
    .map(([day, ofDay]) => ({ day, letters: ofDay }))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
}
