import { CampaignCard } from "../campaigns/CampaignCard";
import { ActionLink, Actions } from "../components/Action";
import { Note } from "../components/Note";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import type { Letter } from "../local/types";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";
import { byDay } from "./by-day";
import { LetterItem } from "./LetterItem";
import { dayWords } from "./letter-words";
import "./letters.css";

/** My cards: warnings first, then what is still to be posted, then day by day. */
export function LettersScreen() {
  const letters = watched().letters();
  const warned = letters.filter((letter) => letter.do_not_post);
  const written = letters.filter((letter) => letter.state === "written" && !letter.do_not_post);
  const posted = letters.filter((letter) => letter.state !== "written" && !letter.do_not_post);
  return (
    <Screen title={t("letters.title")} edge status aside={<CampaignCard />}>
      {letters.length === 0 && <NoLetters />}
      {warned.length > 0 && (
        <>
          <Note tone="stop" title={t("letters.warning_title", { n: warned.length })}>
            <p>{t("letters.warning_text")}</p>
          </Note>
          <Items letters={warned} />
        </>
      )}
      {written.length > 0 && (
        <section>
          <h2 class="letters__day">{t("letters.written_title")}</h2>
          <Items letters={written} />
        </section>
      )}
      {byDay(posted).map(({ day, letters: ofDay }) => (
        <section key={day}>
          <h2 class="letters__day">{dayWords(day, today())}</h2>
          <Items letters={ofDay} />
        </section>
      ))}
      {letters.length > 0 && (
        <Actions>
          <ActionLink kind="next" icon="pen" href={linkTo.write}>
            {t("letter.again")}
          </ActionLink>
        </Actions>
      )}
    </Screen>
  );
}

function Items({ letters }: { letters: readonly Letter[] }) {
  return (
    <ul class="rows">
      {letters.map((letter) => (
        <LetterItem key={letter.letter_id} letter={letter} />
      ))}
    </ul>
  );
}

function NoLetters() {
  return (
    <EmptyState title={t("letters.none_title")}>
      <p>{t("letters.none_text")}</p>
      <Actions>
        <ActionLink kind="next" icon="pen" href={linkTo.write}>
          {t("letters.none_action")}
        </ActionLink>
      </Actions>
    </EmptyState>
  );
}
