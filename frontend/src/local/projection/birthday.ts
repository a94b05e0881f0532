import type { PartialDate } from "../types";

/**
 * The next day on which it is somebody's birthday, today included; null unless the date is whole. Whoever was born on
 * 29 February has it on the 28th in other years: a card is rather early than late.
 */
export function nextBirthday(birthday: PartialDate | null, today: string): string | null {
  if (birthday?.length !== 10) return null;
  const year = Number(today.slice(0, 4));
  const days = [year, year + 1].map((one) => inYear(birthday, one));
  return days.find((day) => day >= today) ?? null;
}

function inYear(birthday: string, year: number): string {
  const day = `${String(year).padStart(4, "0")}${birthday.slice(4)}`;
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return day.endsWith("-02-29") && !leap ? day.replace("-29", "-28") : day;
}
