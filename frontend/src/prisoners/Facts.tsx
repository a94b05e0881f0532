import { Note } from "../components/Note";
import type { Language, Prisoner } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { today } from "../today";
import { ageOn } from "./dates";
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
          {prisoner.sentenced_on &&
            ` ${t("prisoner.sentenced_on", { date: date(prisoner.sentenced_on) })}`}
        </p>
      )}
      {sentenceShouldBeOver(prisoner, today()) && (
        <Note tone="accent">
          <p>{t("prisoner.sentence_over", { name: mainName(prisoner, spoken).text })}</p>
        </Note>
      )}
    </div>
  );
}

/** Years in the reader's language where that is all there is, else the source's own words. */
function SentenceWords({ sentence, lang }: { sentence: string; lang: Language | null }) {
  const years = wholeYears(sentence);
  if (years !== null) return <>{t("prisoner.years", { n: years })}</>;
  return <span lang={lang ?? undefined}>{sentence}</span>;
}
