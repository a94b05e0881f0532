import { type Signal, useSignal } from "@preact/signals";
import { ActionLink, Actions, Button } from "../components/Action";
import { EmptyState } from "../frame/EmptyState";
import { giveFile } from "../frame/give-file";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";
import { BirthdayRow } from "./BirthdayRow";
import { beforeWords } from "./before-words";
import { calendarOf } from "./calendar";
import { type Birthday, upcomingBirthdays } from "./upcoming";
import "./birthdays.css";

/** Who has a birthday in the next sixty days, by when a card had best be posted, and some of them as a calendar's file. */
export function BirthdaysScreen() {
  const back = { href: linkTo.write, text: t("nav.write") };
  return (
    <Screen title={t("birthdays.title")} back={back} status>
      <WithList>
        {({ prisoners }) => (
          <Birthdays
            birthdays={upcomingBirthdays(prisoners, (id) => local().facility(id), today())}
          />
        )}
      </WithList>
    </Screen>
  );
}

function Birthdays({ birthdays }: { birthdays: readonly Birthday[] }) {
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  if (birthdays.length === 0) return <Nobody />;
  return (
    <>
      <p>{t("birthdays.text")}</p>
      {groups(birthdays).map(({ words, of }) => (
        <section key={words}>
          <h2 class="letters__day">{words}</h2>
          <ul class="rows">
            {of.map((birthday) => (
              <BirthdayRow key={birthday.prisoner.id} birthday={birthday} chosen={chosen} />
            ))}
          </ul>
        </section>
      ))}
      <ToCalendar birthdays={birthdays} chosen={chosen} />
    </>
  );
}

/** People for whom a card had best be posted by the same time stand together. */
function groups(birthdays: readonly Birthday[]): { words: string; of: Birthday[] }[] {
  const by = new Map<string, Birthday[]>();
  for (const birthday of birthdays) {
    const words = beforeWords(birthday);
    by.set(words, [...(by.get(words) ?? []), birthday]);
  }
  return [...by].map(([words, of]) => ({ words, of }));
}

interface ToCalendarProps {
  birthdays: readonly Birthday[];
  chosen: Signal<ReadonlySet<string>>;
}

/** The file is made here and names nobody: a calendar may lie in somebody's cloud. */
function ToCalendar({ birthdays, chosen }: ToCalendarProps) {
  const made = useSignal(false);
  const days = birthdays
    .filter(({ prisoner }) => chosen.value.has(prisoner.id))
    .map(({ on }) => on);
  if (days.length === 0) return <p class="soft">{t("birthdays.calendar_none")}</p>;
  const make = () => {
    const file = calendarOf(days, t("birthdays.calendar_title"), new Date());
    giveFile(file, `${t("birthdays.calendar_file")}.ics`, "text/calendar");
    made.value = true;
  };
  return (
    <div class="birthdays__calendar">
      <Actions>
        <Button kind="next" onPress={make}>
          {t("birthdays.calendar_make", { n: new Set(days).size })}
        </Button>
      </Actions>
      <p class="small soft" role="status">
        {t(made.value ? "birthdays.calendar_made" : "birthdays.calendar_text")}
      </p>
    </div>
  );
}

function Nobody() {
  const missing = watched().list()?.prisoners.length === 0;
  return (
    <EmptyState title={t("birthdays.none_title")}>
      <p>{t(missing ? "birthdays.none_list" : "birthdays.none_text")}</p>
      <Actions>
        <ActionLink kind="next" icon="pen" href={linkTo.write}>
          {t("letters.none_action")}
        </ActionLink>
      </Actions>
    </EmptyState>
  );
}
