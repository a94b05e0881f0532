import { useSignal } from "@preact/signals";
import { Note } from "../components/Note";
import { t } from "../messages/translate";
import { local } from "../replica";

/** A hall's tablet goes to whoever writes next; the evening stays on it. */
export function NextPerson({ organises = false }: { organises?: boolean }) {
  const outcome = useSignal<"none" | "done" | "failed">("none");
  const next = () =>
    local()
      .nextPerson()
      .then(
        () => (outcome.value = "done"),
        () => (outcome.value = "failed"),
      );
  return (
    <div class="evening__next">
      <button type="button" class="textbutton" onClick={() => void next()}>
        {t("evening.next_person")}
      </button>
      {organises && <p class="soft">{t("evening.next_text")}</p>}
      {outcome.value === "done" && (
        <Note tone="done" live="status" title={t("settings.next_done")} />
      )}
      {outcome.value === "failed" && <Note tone="stop" live="alert" title={t("frame.not_saved")} />}
    </div>
  );
}
