import { formatPartialDate } from "./dates";

/** ", 2026-01" or ", 2026-01-15" at the end of one of the sources. */
const published = /, (\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?)(?=;|$)/g;

/** "Campact-Blog, 2026-01; Statement, 2026-01" with its dates in the reader's language; all other words stay as they are. */
export function formatSource(source: string, language: string): string {
  return source.replace(published, (_, date: string) => `, ${formatPartialDate(date, language)}`);
}
