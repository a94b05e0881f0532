import type { PartialDate } from "../local/types";

const shapes: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  1: { year: "numeric" },
  2: { year: "numeric", month: "long" },
  3: { year: "numeric", month: "long", day: "numeric" },
};

/** Day before month in English too, as on a letter to Europe. */
const locales: Readonly<Record<string, string>> = { en: "en-GB" };

/** 2021-07-14 · 2021-07 · 2021 in the reader's language; what is not known is not invented. */
export function formatPartialDate(date: PartialDate, language: string): string {
  const parts = date.split("-").map(Number);
  const [year = 0, month = 1, day = 1] = parts;
  const shape = shapes[parts.length];
  if (!shape || parts.some(Number.isNaN)) return date;
  return new Intl.DateTimeFormat(locales[language] ?? language, {
    ...shape,
    timeZone: "UTC",
  }).format(Date.UTC(year, month - 1, day));
}

/** A day without its year ("24. Dezember"), for birthdays and recent lists. Needs a whole date. */
export function formatDayAndMonth(date: PartialDate, language: string): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const shape = { month: "long", day: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locales[language] ?? language, shape).format(
    Date.UTC(year, month - 1, day),
  );
}
