import { Note } from "../../components/Note";
import type { Contradiction, Draft } from "../api/types";
import { formatDay } from "../frame/moments";
import { PersonName } from "../frame/PersonName";
import { isKey, language, t } from "../messages/translate";
import { linkTo } from "../routes";

/** What other sources say of people in the draft that does not fit it: to be read before anybody confirms. */
export function Contradictions({ draft }: { draft: Draft }) {
  const against = draft.contradicted_by;
  if (against.length === 0) return null;
  return (
    <Note tone="stop" title={t("draft.contradicted")}>
      <ul class="draft__against">
        {against.map((one) => (
          <li key={`${one.prisoner_id} ${one.kind} ${one.source}`}>
            <PersonName names={draft.names[one.prisoner_id] ?? {}} id={one.prisoner_id} />{" "}
            {saidOf(one)}
          </li>
        ))}
      </ul>
      <p>{t("draft.contradicted_text")}</p>
      <p>
        <a href={linkTo.reports}>{t("nav.reports")}</a>
      </p>
    </Note>
  );
}

function saidOf({ kind, source, reported_on }: Contradiction): string {
  const key = `reports.kind_${kind}`;
  const words = isKey(key) ? t(key as "reports.kind_held") : kind;
  const says = t("draft.contradicted_by", { words, source });
  return reported_on && !source.includes(reported_on)
    ? `${says}, ${formatDay(reported_on, language())}`
    : says;
}
