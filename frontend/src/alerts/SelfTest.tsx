import { useSignal } from "@preact/signals";
import { Button } from "../components/Action";
import { Card } from "../components/Card";
import type { StationReport } from "../local/alerts/contract";
import { t } from "../messages/translate";
import { alerts } from "./attached";
import { Station } from "./Station";

/** A notice to this phone alone, and where it stopped if it did. */
export function SelfTest() {
  const reports = useSignal<StationReport[]>([]);
  const running = useSignal(false);
  const begin = () => {
    if (running.value) return;
    running.value = true;
    void alerts()
      .test((now) => {
        reports.value = now;
      })
      .finally(() => {
        running.value = false;
      });
  };
  return (
    <Card title={t("alerts.test_title")}>
      <p>{t("alerts.test_text")}</p>
      <Button kind="quiet" busy={running.value} onPress={begin}>
        {t("alerts.test_action")}
      </Button>
      <p class="test__outcome" role="status">
        {outcome(reports.value)}
      </p>
      {reports.value.length > 0 && (
        <ol class="stations">
          {reports.value.map((report) => (
            <Station
              key={report.station}
              state={report.state}
              name={t(`alerts.test_${report.station}`)}
            >
              {detail(report)}
            </Station>
          ))}
        </ol>
      )}
    </Card>
  );
}

function outcome(reports: readonly StationReport[]): string {
  if (reports.length === 0) return "";
  if (reports.some(({ state }) => state === "failed")) return t("alerts.test_failed");
  return t(
    reports.every(({ state }) => state === "reached") ? "alerts.test_done" : "alerts.test_running",
  );
}

/** What a station has to say beyond "reached": the push service's answer, or what to do. */
function detail({ station, state, status, paused }: StationReport): string | null {
  if (station === "push_service" && state === "reached" && status !== null)
    return t("alerts.test_answer", { status: String(status) });
  if (state !== "failed") return null;
  if (station === "push_service" && paused) return t("alerts.test_push_service_paused");
  return t(`alerts.test_${station}_failed`);
}
