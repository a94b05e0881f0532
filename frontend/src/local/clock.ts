/** Device time. It is data ("posted on this day") and a measure of waiting; it never decides what is true. */
export interface Clock {
  /** Milliseconds since 1970, as this device believes. */
  now(): number;
  /** The device's calendar day, `2026-11-21`. */
  day(): string;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** The calendar day that a person in front of this device sees. */
export function calendarDay(moment: Date): string {
  const year = String(moment.getFullYear()).padStart(4, "0");
  return `${year}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day that lies `days` before `day`, by the calendar alone. */
export function daysBefore(day: string, days: number): string {
  const moment = new Date(`${day}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - days);
  return moment.toISOString().slice(0, 10);
}

export const deviceClock: Clock = {
  now: () => Date.now(),
  day: () => calendarDay(new Date()),
};
