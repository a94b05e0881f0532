import { BIRTHDAY_LEAD } from "../local/batch/contract";
import { nextBirthday } from "../local/contract";
import type { Facility, Prisoner } from "../local/types";
import { dayOf, daysBetween } from "../today";

/** So many days the list looks ahead, today included. */
export const DAYS_AHEAD = 60;

export interface Birthday {
  prisoner: Prisoner;
  /** The day of this year or the next. */
  on: string;
  /** Whole days from today. */
  ahead: number;
}

/** Birthdays of people to whom a card can be written now, the nearest first. */
export function upcomingBirthdays(
  prisoners: readonly Prisoner[],
  facility: (id: string) => Facility | null,
  today: string,
): Birthday[] {
  return prisoners
    .filter((prisoner) => canBeWritten(prisoner, facility))
    .flatMap((prisoner) => {
      const on = nextBirthday(prisoner.birthday, today);
      const ahead = on === null ? DAYS_AHEAD : daysBetween(today, on);
      return on === null || ahead >= DAYS_AHEAD ? [] : [{ prisoner, on, ahead }];
    })
    .sort((a, b) => a.ahead - b.ahead || (a.prisoner.id < b.prisoner.id ? -1 : 1));
}

/** Held, and the address is open and known; whence cards came back lately nobody is suggested. */
function canBeWritten(
  { state, facility_id }: Prisoner,
  facility: (id: string) => Facility | null,
): boolean {
  const place = facility_id === null ? null : facility(facility_id);
  return state === "held" && place?.state === "open" && !!place.address && !place.returned;
}

export type Third = "start" | "middle" | "end";

/** By when a card had best be posted: a third of a month ("2026-12"), for a day would promise too much; null: now. */
export function bestBefore({ on, ahead }: Birthday): { third: Third; month: string } | null {
  if (ahead <= BIRTHDAY_LEAD) return null;
  const [year, month, date] = on.split("-").map(Number) as [number, number, number];
  const day = dayOf(new Date(year, month - 1, date - BIRTHDAY_LEAD));
  const third = Number(day.slice(8));
  return { third: third <= 10 ? "start" : third <= 20 ? "middle" : "end", month: day.slice(0, 7) };
}
