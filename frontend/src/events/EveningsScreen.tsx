import { Card } from "../components/Card";
import { Screen } from "../frame/Screen";
import type { KeptEvening } from "../local/events/contract";
import { shownCode } from "../local/events/contract";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { MayTell } from "./MayTell";
import { OpenEvening } from "./OpenEvening";
import { useEvenings } from "./remembered";
import "./events.css";

/** Writing evenings: those that this phone knows, and opening one. */
export function EveningsScreen() {
  const evenings = useEvenings();
  return (
    <Screen
      title={t("evening.list_title")}
      back={{ href: linkTo.letters, text: t("nav.letters") }}
      edge
      status
    >
      <p class="lead">{t("evening.list_text")}</p>
      {evenings !== null && evenings.length > 0 && (
        <ul class="rows">
          {evenings.map((evening) => (
            <EveningRow key={evening.event_id} evening={evening} />
          ))}
        </ul>
      )}
      <MayTell>
        <Card title={t("evening.open_title")}>
          <OpenEvening />
        </Card>
      </MayTell>
    </Screen>
  );
}

function EveningRow({ evening }: { evening: KeptEvening }) {
  const date = formatPartialDate(evening.day, language());
  return (
    <li class="evening__row">
      <a class="evening__name" href={linkTo.evening(evening.event_id)}>
        {t("evening.title", { code: shownCode(evening.event_id) })}
      </a>
      <span class="soft">
        {t(evening.key ? "evening.row_organiser" : "evening.row_guest", { date })}
      </span>
    </li>
  );
}
