import { formatDay } from "../frame/moments";
import { isKey, language, t } from "../messages/translate";

/** The catalogue's word for one of the server's; an unknown one stays as it is. */
export function wordFor(stem: "state" | "kind" | "flag" | "field", word: string): string {
  const key = `people.${stem}_${word}`;
  return isKey(key) ? t(key as "people.state_held") : word;
}

/** "according to …, as of …" */
export function accordingTo(source: string, asOf: string | null): string {
  return asOf
    ? t("people.according_dated", { source, date: formatDay(asOf, language()) })
    : t("people.according", { source });
}

export const LANGUAGES = ["be", "ru", "en", "de"] as const;
