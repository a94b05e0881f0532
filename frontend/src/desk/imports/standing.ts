import type { ListImport } from "../api/import-types";
import { formatDay, formatMoment } from "../frame/moments";
import { language, t } from "../messages/translate";

/** What a list is called: by the day of which it speaks. */
export function titleOf({ as_of, kind }: Pick<ListImport, "as_of" | "kind">): string {
  if (as_of === null) return t("imports.list_undated");
  const day = formatDay(as_of, language());
  return t(kind === "table" ? "imports.table_of" : "imports.list_of", { day });
}

/** Where it stands, in a word or two. */
export function stateWords({ state, first, obstacle }: ListImport): string {
  if (state !== "waits") return t(`imports.state_of_${state}`);
  if (!first?.still_holds) return t("imports.state_of_staged");
  return t(obstacle === null ? "releases.waits_for_you" : "releases.waits_for_another");
}

/** Who did what with it, and when; the languages of its files. */
export function linesOf(list: ListImport): string[] {
  const when = (iso: string | null) => (iso ? formatMoment(iso, language()) : "");
  const lines: string[] = [];
  if (list.staged_by) {
    lines.push(t("imports.staged_by", { name: list.staged_by.name, when: when(list.staged_at) }));
  }
  if (list.applied_at) lines.push(appliedWords(list, when(list.applied_at)));
  if (list.languages.length > 0) {
    const names = list.languages.map((code) => languageWords(code)).join(", ");
    lines.push(t("imports.in_languages", { languages: names }));
  }
  return lines;
}

function appliedWords({ applied_by, second_by }: ListImport, when: string): string {
  if (!applied_by) return t("imports.applied_on", { when });
  if (!second_by) return t("imports.applied_by", { name: applied_by.name, when });
  return t("imports.applied_by_two", { name: applied_by.name, second: second_by.name, when });
}

const languageWords = (code: string): string =>
  code === "be" || code === "ru" || code === "en" ? t(`imports.language_${code}`) : code;
