import { ActionLink, Actions } from "../components/Action";
import { Card } from "../components/Card";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { type YearInNumbers, yearsOf } from "./numbers";
import "./year.css";

/** What this phone knows of the year's cards, in sentences; nobody else's, and nothing to win. */
export function YearScreen() {
  const phone = watched();
  const years = yearsOf(phone.letters(), (id) => phone.prisoner(id)?.facility_id ?? null);
  const back = { href: linkTo.letters, text: t("letters.title") };
  return (
    <Screen title={t("year.title")} back={back}>
      {years.length === 0 && <NoYear />}
      {years.map((numbers) => (
        <Year key={numbers.year} numbers={numbers} />
      ))}
      {years.length > 0 && <p class="soft">{t("year.only_here")}</p>}
    </Screen>
  );
}

function Year({ numbers }: { numbers: YearInNumbers }) {
  const { year, cards, people, facilities, unnamed } = numbers;
  return (
    <Card title={year}>
      <p class="year__cards">{t("year.cards", { n: cards })}</p>
      {people > 0 && (
        <p class="lead">
          {t("year.people", { n: people })}
          {facilities > 0 && ` ${t("year.facilities", { n: facilities })}`}
        </p>
      )}
      {unnamed > 0 && <p>{t("year.unnamed", { n: unnamed })}</p>}
      <Heard numbers={numbers} />
      <Months numbers={numbers} />
    </Card>
  );
}

function Heard({ numbers: { heard } }: { numbers: YearInNumbers }) {
  const said = (["arrived", "answered", "came_back"] as const).filter((one) => heard[one] > 0);
  if (said.length === 0) return null;
  return <p>{said.map((one) => t(`year.${one}`, { n: heard[one] })).join(" ")}</p>;
}

function Months({ numbers: { months } }: { numbers: YearInNumbers }) {
  return (
    <table class="year__months">
      <thead>
        <tr>
          <th scope="col">{t("year.month")}</th>
          <th scope="col">{t("year.month_cards")}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, cards }) => (
          <tr key={month}>
            <th scope="row">{formatPartialDate(month, language())}</th>
            <td>{cards}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoYear() {
  return (
    <EmptyState title={t("year.none_title")}>
      <p>{t("year.none_text")}</p>
      <Actions>
        <ActionLink kind="next" icon="pen" href={linkTo.write}>
          {t("letters.none_action")}
        </ActionLink>
      </Actions>
    </EmptyState>
  );
}
