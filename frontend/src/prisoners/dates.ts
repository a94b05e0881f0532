import { nextBirthday } from "../local/contract";
import type { PartialDate } from "../local/types";
import { daysBetween } from "../today";

export function isWhole(date: PartialDate): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date);
}

/** The last day a partial date can mean: 2021-02 is 2021-02-28. */
export function latestDay(date: PartialDate): PartialDate {
  const [year = "", month = "12", day] = date.split("-");
  if (day) return date;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(last).padStart(2, "0")}`;
}

/** Age in whole years on a day; null unless the birthday is whole. */
export function ageOn(birthday: PartialDate | null, day: string): number | null {
  if (!birthday || !isWhole(birthday) || birthday > day) return null;
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return day.slice(5) < birthday.slice(5) ? years - 1 : years;
}

/** Mail needs weeks: a birthday is worth saying this many days ahead. */
export const birthdayNoticeDays = 45;

/** Is the birthday (whole, else never) within the next weeks? */
export function birthdaySoon(birthday: PartialDate | null, day: string): boolean {
  const next = nextBirthday(birthday, day);
  return next !== null && daysBetween(day, next) <= birthdayNoticeDays;
}
