import type { ImportRow } from "../api/import-types";
import { formatDay } from "../frame/moments";
import { isKey, language, t } from "../messages/translate";

/** One thing about somebody, before and after; null: there was, or is, nothing. */
export interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

/** Shown first; what is not here follows as it comes. */
const ORDER = [
  "reported",
  "reported_on",
  "state",
  "names",
  "facility",
  "address",
  "birthday",
  "detained_on",
  "sentenced_on",
  "sentence",
];

/** The source's own page is not what changes. */
const HIDDEN: ReadonlySet<string> = new Set(["url"]);

/** What of this row changes, field by field, in words. */
export function changesOf(row: ImportRow): Change[] {
  const fields = [...new Set([...Object.keys(row.before), ...Object.keys(row.after)])];
  return fields
    .filter((field) => !HIDDEN.has(field))
    .sort((one, other) => place(one) - place(other))
    .map((field) => ({
      field,
      before: valueWords(field, row.before[field]),
      after: valueWords(field, row.after[field]),
    }))
    .filter(({ before, after }) => before !== null || after !== null);
}

const place = (field: string): number => {
  const at = ORDER.indexOf(field);
  return at < 0 ? ORDER.length : at;
};

/** What a field is called; a column of the source's that we have no word for keeps its own name. */
export function fieldWords(field: string): string {
  const key = `imports.field_${field}`;
  return isKey(key) ? t(key as "imports.field_names") : field;
}

function valueWords(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.map(String).join("\n") || null;
  if (typeof value === "object") return Object.values(value).map(String).join(" · ") || null;
  const text = String(value);
  const key = field === "reported" ? `reports.kind_${text}` : `imports.${field}_${text}`;
  if (isKey(key)) return t(key as "imports.state_held");
  return field === "column" ? fieldWords(columnField(text)) : formatDay(text, language());
}

/** The source's columns under our own words. */
const columnField = (column: string): string =>
  ({
    arrested: "detained_on",
    verdict_date: "sentenced_on",
    decision: "sentence",
    prison: "facility",
    name: "names",
    died: "died",
  })[column] ?? column;

/** So many letters are read at a glance; the rest unfolds. */
const AT_A_GLANCE = 90;

/** A long text's beginning up to a word's end; null: it is short. */
export function beginningOf(text: string): string | null {
  if (text.length <= AT_A_GLANCE) return null;
  const cut = text.slice(0, AT_A_GLANCE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), AT_A_GLANCE / 2))} …`;
}

/** Why a row was set aside, or what is odd about a field. */
export function reasonWords(reason: string): string {
  for (const key of [`setaside.reason_${reason}`, `imports.odd_${reason}`]) {
    if (isKey(key)) return t(key as "setaside.reason_no_name");
  }
  return reason;
}
