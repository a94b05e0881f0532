import { useSignal } from "@preact/signals";
import { watchedAlerts } from "../alerts/attached";
import { Button } from "../components/Action";
import { Card } from "../components/Card";
import { Note } from "../components/Note";
import { useEvenings } from "../events/remembered";
import { t } from "../messages/translate";
import { local } from "../replica";
import { linkTo } from "../routes";

/** One tap before a border: no name is shown any more, and what waits stays. */
export function JourneySection() {
  const outcome = useSignal<{ forgotten: number; waiting: number } | "none" | "failed">("none");
  const forget = () =>
    local()
      .forgetNames()
      .then(
        (result) => (outcome.value = result),
        () => (outcome.value = "failed"),
      );
  const result = outcome.value;
  return (
    <Card title={t("settings.journey_title")}>
      <p>{t("settings.journey_text")}</p>
      <EveningsGo />
      <Button kind="quiet" onPress={() => void forget()}>
        {t("settings.journey_action")}
      </Button>
      <AlertsGoOn />
      {result === "failed" && <Note tone="stop" live="alert" title={t("frame.not_saved")} />}
      {typeof result === "object" && (
        <Note
          tone="done"
          live="status"
          title={
            result.forgotten > 0
              ? t("settings.journey_done", { n: result.forgotten })
              : t("settings.journey_none")
          }
        >
          {result.waiting > 0 && <p>{t("settings.journey_waiting", { n: result.waiting })}</p>}
        </Note>
      )}
    </Card>
  );
}

/** Without its key nobody speaks for an evening's pile: another phone must have it before. */
function EveningsGo() {
  const keys = useEvenings()?.some(({ key }) => key !== null);
  return keys ? (
    <>
      <p>{t("settings.journey_evenings")}</p>
      <a class="link" href={linkTo.evenings}>
        {t("evening.list_title")}
      </a>
    </>
  ) : null;
}

/** Whoever holds the phone at a border sees what comes in, and that it was asked for. */
function AlertsGoOn() {
  const at = watchedAlerts().view()?.at;
  if (at !== "on" && at !== "waiting") return null;
  return (
    <>
      <p>{t("settings.journey_alerts")}</p>
      <a class="link" href={linkTo.alerts}>
        {t("alerts.door_change")}
      </a>
    </>
  );
}
