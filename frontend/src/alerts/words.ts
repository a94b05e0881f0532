import { dayOf, today } from "../today";

/** An hour of the server's (UTC) by this phone's clock, as 19:00. */
export function localHour(hour: number): string {
  const moment = new Date(Date.parse(`${today()}T${String(hour).padStart(2, "0")}:00Z`));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The calendar day of a moment, by this phone's clock. */
export const dayOfMoment = (milliseconds: number): string => dayOf(new Date(milliseconds));
