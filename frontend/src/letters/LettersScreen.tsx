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
import { peopleToWrite, ToWrite } from "./ToWrite";
import "./letters.css";

/** My cards: warnings first, then what is still to be posted, then day by day. */
export function LettersScreen() {
  const letters = watched().letters();
  const warned = letters.filter((letter) => letter.do_not_post);
  const ready = letters.filter((letter) => !letter.do_not_post && !letter.for_later);
  const of = (state: Letter["state"]) => ready.filter((letter) => letter.state === state);
  const kept = letters.filter((letter) => letter.for_later);
  const toWrite = peopleToWrite();
  return (
    <Screen title={t("letters.title")} edge status aside={<Aside />}>
      {letters.length + toWrite.length === 0 && <NoLetters />}
      {warned.length > 0 && (
        <>
          <Note tone="stop" title={t("letters.warning_title", { n: warned.length })}>
            <p>{t("letters.warning_text")}</p>
          </Note>
          <Items letters={warned} />
        </>
      )}
      <ToWrite people={toWrite} />
      <Group title={t("letters.written_title")} letters={of("written")} />
      <Group title={t("letters.handed_in_title")} letters={of("handed_in")} />
      {byDay(of("posted")).map(({ day, letters: ofDay }) => (
        <section key={day}>
          <h2 class="letters__day">{dayWords(day, today())}</h2>
          <Items letters={ofDay} />
        </section>
      ))}
      <Group title={t("letters.kept_title")} text={t("letters.kept_text")} letters={kept} />
      {letters.length > 0 && (
        <Actions>
          <ActionLink kind="next" icon="pen" href={linkTo.write}>
            {t("letter.again")}
          </ActionLink>
          <ActionLink kind="quiet" href={linkTo.print()}>
            {t("print.link")}
          </ActionLink>
        </Actions>
      )}
    </Screen>
  );
}

function Aside() {
  return (
    <>
      <CampaignCard />
      <nav class="letters__doors" aria-label={t("letters.doors")}>
        <a class="link" href={linkTo.year}>
          {t("letters.to_year")}
        </a>
        <a class="link" href={linkTo.birthdays}>
          {t("letters.to_birthdays")}
        </a>
        <a class="link" href={linkTo.evenings}>
          {t("letters.to_evenings")}
        </a>
        <a class="link" href={linkTo.backup}>
          {t("letters.to_backup")}
        </a>
      </nav>
    </>
  );
}

interface GroupProps {
  title: string;
  text?: string;
  letters: readonly Letter[];
}

function Group({ title, text, letters }: GroupProps) {
  if (letters.length === 0) return null;
  return (
    <section>
      <h2 class="letters__day">{title}</h2>
      {text && <p class="letters__text">{text}</p>}
      <Items letters={letters} />
    </section>
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
