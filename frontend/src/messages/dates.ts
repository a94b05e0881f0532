import type { PartialDate } from "../local/types";

/** Year, month and day, from 1; a birthday has no year, a partial date ends early. */
type Parts = readonly (number | undefined)[];

/** 2021-07-14 · 2021-07 · 2021 in the reader's language; what is not known is not invented. */
export function formatPartialDate(date: PartialDate, language: string): string {
  const parts = date.split("-").map(Number);
  if (parts.length > 3 || parts.some(Number.isNaN)) return date;
  return byHand(parts, language) ?? byBrowser(parts, language);
}

/** A day without its year ("24. Dezember"), for birthdays and recent lists. Needs a whole date. */
export function formatDayAndMonth(date: PartialDate, language: string): string {
  const [, ...rest] = date.split("-").map(Number);
  const parts = [undefined, ...rest];
  return byHand(parts, language) ?? byBrowser(parts, language);
}

/** Day before month in English too, as on a letter to Europe. */
const locales: Readonly<Record<string, string>> = { en: "en-GB" };

function byBrowser([year, month, day]: Parts, language: string): string {
  const shape: Intl.DateTimeFormatOptions = {
    ...(year && { year: "numeric" }),
    ...(month && { month: "long" }),
    ...(day && { day: "numeric" }),
    timeZone: "UTC",
  };
  const moment = Date.UTC(year ?? 2000, (month ?? 1) - 1, day ?? 1);
  return new Intl.DateTimeFormat(locales[language] ?? language, shape).format(moment);
}

/**
 * The words that Intl has too; a test holds them equal. Its dates alone take a slow phone a tenth of a second before
 * the first list is drawn. A language that is not here asks Intl.
 */
const months: Readonly<Record<string, string>> = {
  de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  en: "January February March April May June July August September October November December",
};

function byHand([year, month, day]: Parts, language: string): string | null {
  const names = months[language]?.split(" ");
  if (!names) return null;
  const dot = language === "de" ? "." : "";
  return [day && day + dot, month && names[month - 1], year].filter(Boolean).join(" ");
}
