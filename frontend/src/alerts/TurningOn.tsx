import { Card } from "../components/Card";
import type { Step } from "../local/alerts/contract";
import { t } from "../messages/translate";
import { Station } from "./Station";

const steps: readonly Step[] = ["permission", "worker", "push_service", "server"];

/** What happens between the tap and "on", step by step. */
export function TurningOn({ step }: { step: Step }) {
  const at = steps.indexOf(step);
  return (
    <Card title={t("alerts.turning_on")}>
      <p role="status">{t(`alerts.step_${step}`)}</p>
      <ol class="stations">
        {steps.map((one, index) => (
          <Station
            key={one}
            state={index < at ? "reached" : index === at ? "running" : "open"}
            name={t(`alerts.step_${one}_name`)}
          />
        ))}
      </ol>
    </Card>
  );
}
