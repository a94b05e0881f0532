import { ActionLink } from "../components/Action";
import { Card } from "../components/Card";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { watchedAlerts } from "./attached";

/** The way to alerts, beside the releases and in the settings; says how they stand once that is known. */
export function HearAboutIt() {
  const at = watchedAlerts().view()?.at;
  const on = at === "on" || at === "waiting";
  return (
    <Card title={t("alerts.title")}>
      <p>{t(on ? "alerts.door_on" : "alerts.door_text")}</p>
      <ActionLink kind="quiet" icon="bell" href={linkTo.alerts}>
        {t(on ? "alerts.door_change" : "alerts.door")}
      </ActionLink>
    </Card>
  );
}
