import { formatPartialDate } from "../../messages/dates";

const locales: Readonly<Record<string, string>> = { en: "en-GB" };

/** 2026-11-22 in the reader's words; what is no day stays as it is. */
export const formatDay = (day: string, language: string): string =>
  formatPartialDate(day, language);

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
