import type { AuditEntry, Coordinator } from "../api/types";
import { formatDay } from "../frame/moments";
import { language, t } from "../messages/translate";

/** Names of whoever works or worked here, by id: the log itself keeps only ids. */
export const namesById = (all: readonly Coordinator[]): ReadonlyMap<string, string> =>
  new Map(all.map(({ id, name }) => [id, name]));

/** What was acted on, as a person would call it; what is none of this desk's own stays as it was noted. */
export function subjectWords(
  { subject, detail }: Pick<AuditEntry, "subject" | "detail">,
  names: ReadonlyMap<string, string>,
): string {
  if (!subject) return "";
  const at = subject.indexOf(":");
  const [kind, id] = [subject.slice(0, at), subject.slice(at + 1)];
  if (kind === "coordinator") return names.get(id) ?? id;
  if (kind === "campaign") return t("nav.campaign");
  if (kind === "evening") return t("audit.evening", { code: `${id.slice(0, 3)}-${id.slice(3)}` });
  if (kind === "invite") return t("audit.invite", { id });
  if (kind === "import") return t("audit.import", { id });
  if (kind === "facility") return t("audit.facility", { id });
  if (kind === "release" && typeof detail.draft === "number") {
    return t("audit.draft", { id: String(detail.draft) });
  }
  return subject;
}

/** Ids that only the export needs: somebody who reads learns nothing from them. */
const ONLY_IN_EXPORT = new Set([
  "campaign",
  "content",
  "draft",
  "event",
  "invite",
  "number",
  "recovery",
  "report",
  "request",
  "tally",
  "text",
]);

/** The rest of what was noted, without ids; names instead of those that have one. */
export function detailWords(
  detail: AuditEntry["detail"],
  names: ReadonlyMap<string, string>,
): string {
  return Object.entries(detail)
    .filter(([key, value]) => value !== null && !ONLY_IN_EXPORT.has(key))
    .map(([key, value]) => `${keyWords(key)}: ${valueWords(value, names)}`)
    .join(" · ");
}

const KEYS = {
  changed: "imports.group_changed",
  detained_again: "imports.group_detained_again",
  died: "imports.group_died",
  missing: "imports.group_missing",
  moved: "imports.group_moved",
  new: "imports.group_new",
  no_longer_held: "imports.group_no_longer_held",
  restored: "audit.restored",
  rows: "audit.rows",
  withdrawn: "audit.withdrawn",
  acted: "audit.acted",
  because: "audit.because",
  cards: "campaign.cards",
  choice: "audit.choice",
  counting: "evenings.counting",
  day: "campaign.day",
  decision: "audit.decision",
  field: "audit.fields",
  fields: "audit.fields",
  kind: "people.kind",
  people: "nav.people",
  flag: "audit.flag",
  freed: "audit.freed",
  named: "audit.named",
  step: "audit.step",
  invited_by: "coordinators.invited_by",
  role: "coordinators.role",
  times: "audit.times",
} as const;

const STEPS = ["first", "correction", "withdrawal"] as const;
const stepOf = (value: string) => STEPS.find((step) => step === value);

const isNamed = (key: string): key is keyof typeof KEYS => key in KEYS;

const keyWords = (key: string): string => (isNamed(key) ? t(KEYS[key]) : key);

function valueWords(value: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (value === "coordinator" || value === "assistant") return t(`coordinators.${value}`);
  const step = stepOf(value);
  if (step) return t(`audit.step_${step}`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, language());
  if (value === "phones" || value === "paper") return t(`evenings.by_${value}`);
  return names.get(value) ?? value;
}
