import { Note } from "../components/Note";
import type { PartialDate, Prisoner, SourceLanguage } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { today } from "../today";
import { ageOn, isWhole } from "./dates";
import { mainName } from "./names";
import { sentenceShouldBeOver, wholeYears } from "./sentence-end";
import "./facts.css";

/** Age, arrest and sentence as the source has them; what is partly known stays so. */
export function Facts({ prisoner }: { prisoner: Prisoner }) {
  const spoken = language();
  const date = (value: string) => formatPartialDate(value, spoken);
  const age = ageOn(prisoner.birthday, today());
  return (
    <div class="facts">
      {prisoner.birthday && (
        <p>
          {age !== null && `${t("prisoner.age", { n: age })}, `}
          {t("prisoner.born", { date: date(prisoner.birthday) })}
        </p>
      )}
      {prisoner.detained_on && (
        <p>{t("prisoner.detained", { date: date(prisoner.detained_on) })}</p>
      )}
      {prisoner.sentence && (
        <p>
          {t("prisoner.sentence")}{" "}
          <SentenceWords sentence={prisoner.sentence} lang={prisoner.sentence_lang} />
          {prisoner.sentenced_on && ` ${sentencedWords(prisoner.sentenced_on)}`}
        </p>
      )}
      {sentenceShouldBeOver(prisoner, today()) && (
        <Note tone="plain">
          <p>{t("prisoner.sentence_over", { name: mainName(prisoner, spoken).text })}</p>
        </Note>
      )}
    </div>
  );
}

/** "of 24 June 2021" for a whole date; a month or a year stands alone, as no preposition fits it. */
function sentencedWords(on: PartialDate): string {
  const key = isWhole(on) ? "prisoner.sentenced_on" : "prisoner.sentenced_about";
  return t(key, { date: formatPartialDate(on, language()) });
}

/** Years in the reader's language where that is all there is, else the source's own words. */
function SentenceWords({ sentence, lang }: { sentence: string; lang: SourceLanguage | null }) {
  const years = wholeYears(sentence);
  if (years !== null) return <>{t("prisoner.years", { n: years })}</>;
  return <span lang={lang ?? undefined}>{sentence}</span>;
}
