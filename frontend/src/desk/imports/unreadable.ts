import { troubleWords } from "../frame/Trouble";
import { isKey, t } from "../messages/translate";
import type { FileTrouble } from "./answer-lines";

/** What is wrong with a file and what to do next, as one would say it; then where it stands in it. */
export function fileTroubleWords(
  trouble: FileTrouble,
  names: readonly string[],
): { title: string; words: string; place: string | null; said: string | null } {
  const name = trouble.file === null ? null : (names[trouble.file] ?? null);
  const key = `unreadable.${trouble.reason}`;
  const known = trouble.reason !== null && isKey(key);
  return {
    title: name ? t("imports.not_read", { name }) : t("imports.not_read_any"),
    words: known ? t(key as "unreadable.web_page") : troubleWords(trouble),
    place: placeWords(trouble),
    // What the program says beside it, for whoever is asked for help; the file's own name in place of its number.
    said: trouble.detail ? trouble.detail.replace(/\bfile \d+/, name ?? "$&") : null,
  };
}

function placeWords({ line, column }: FileTrouble): string | null {
  if (line !== null && column !== null) return t("imports.at_line_column", { line, column });
  if (line !== null) return t("imports.at_line", { line });
  if (column !== null) return t("imports.at_column", { column });
  return null;
}
