import { formatPartialDate } from "../../messages/dates";

const locales: Readonly<Record<string, string>> = { en: "en-GB" };

/** 2026-11-22 in the reader's words; what is no day stays as it is. */
export const formatDay = (day: string, language: string): string =>
  formatPartialDate(day, language);

/** 2026-11-22 without its year, as short as it can be read: under the bars of a plot. */
export const formatShortDay = (day: string, language: string): string =>
  formatted(day, language, { day: "numeric", month: "short" });

/** The month of a day: November 2026. */
export const formatMonth = (day: string, language: string): string =>
  formatPartialDate(day.slice(0, 7), language);

/** The same, short: Nov. 26. */
export const formatShortMonth = (day: string, language: string): string =>
  formatted(day, language, { month: "short", year: "2-digit" });

function formatted(day: string, language: string, shape: Intl.DateTimeFormatOptions): string {
  const moment = new Date(`${day}T00:00:00Z`);
  const format = new Intl.DateTimeFormat(locales[language] ?? language, {
    ...shape,
    timeZone: "UTC",
  });
  return format.format(moment);
}

/** A moment of the server's, in this computer's zone. */
export function formatMoment(iso: string, language: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const shape = { dateStyle: "medium", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(locales[language] ?? language, shape).format(moment);
}

/** 125 seconds as 2:05. */
export function formatCountdown(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
