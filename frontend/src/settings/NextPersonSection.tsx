import { useSignal } from "@preact/signals";
import { Button } from "../components/Action";
import { Card } from "../components/Card";
import { Note } from "../components/Note";
import { t } from "../messages/translate";
import { local } from "../replica";

/** A stall's tablet: one profile closes, another opens. */
export function NextPersonSection() {
  const outcome = useSignal<"none" | "done" | "failed">("none");
  const next = () =>
    local()
      .nextPerson()
      .then(
        () => (outcome.value = "done"),
        () => (outcome.value = "failed"),
      );
  return (
    <Card title={t("settings.next_title")}>
      <p>{t("settings.next_text")}</p>
      <Button kind="quiet" onPress={() => void next()}>
        {t("settings.next_action")}
      </Button>
      {outcome.value === "done" && (
        <Note tone="done" live="status" title={t("settings.next_done")} />
      )}
      {outcome.value === "failed" && <Note tone="stop" live="alert" title={t("frame.not_saved")} />}
    </Card>
  );
}
