import { Note } from "../../components/Note";
import type { Contradiction, Draft } from "../api/types";
import { PersonName } from "../frame/PersonName";
import { sourceAndDay } from "../frame/sources";
import { isKey, language, t } from "../messages/translate";
import { linkTo } from "../routes";

/** Read one by one; more of them are one story, which a list of a hundred lines does not tell better. */
const AT_FIRST = 6;

/** What other sources say of people in the draft that does not fit it: to be read before anybody confirms. */
export function Contradictions({ draft }: { draft: Draft }) {
  const against = namedFirst(draft);
  if (against.length === 0) return null;
  return (
    <Note tone="stop" title={t("draft.contradicted")}>
      <Said draft={draft} against={against.slice(0, AT_FIRST)} />
      {against.length > AT_FIRST && (
        <details class="draft__more">
          <summary>{t("draft.contradicted_more", { n: against.length - AT_FIRST })}</summary>
          <Said draft={draft} against={against.slice(AT_FIRST)} />
        </details>
      )}
      <p>{t("draft.contradicted_text")}</p>
      <p>
        <a href={linkTo.reports}>{t("nav.reports")}</a>
      </p>
    </Note>
  );
}

/** Those for whom the clock stops. */
function namedFirst({ content, contradicted_by }: Draft): Contradiction[] {
  const named = new Set(
    content.people.flatMap((one) => (one.may_be_named ? [one.prisoner_id] : [])),
  );
  const later = ({ prisoner_id }: Contradiction) => (named.has(prisoner_id) ? 0 : 1);
  return [...contradicted_by].sort((a, b) => later(a) - later(b));
}

function Said({ draft, against }: { draft: Draft; against: Contradiction[] }) {
  return (
    <ul class="draft__against">
      {against.map((one) => (
        <li key={`${one.prisoner_id} ${one.kind} ${one.source}`}>
          <PersonName names={draft.names[one.prisoner_id] ?? {}} id={one.prisoner_id} />{" "}
          {saidOf(one)}
        </li>
      ))}
    </ul>
  );
}

function saidOf({ kind, source, reported_on }: Contradiction): string {
  const key = `reports.kind_${kind}`;
  const words = isKey(key) ? t(key as "reports.kind_held") : kind;
  const said = sourceAndDay(source, reported_on, language());
  return t("draft.contradicted_by", { words, source: said });
}
