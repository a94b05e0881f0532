import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { readTypedCode } from "../local/batch/contract";
import { t } from "../messages/translate";

/** The letters that the other phone shows, typed. What was mistyped is said, and stays to be put right. */
export function TypeCode({ known, onRead }: { known: string[]; onRead: (ids: string[]) => void }) {
  const text = useSignal("");
  const wrong = useSignal(false);
  const read = () => {
    const ids = readTypedCode(text.value, known);
    wrong.value = ids === null;
    if (ids) onRead(ids);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <p class="lead">{t("handover.type_text")}</p>
      <label class="choosing__where">
        <span>{t("handover.type_label")}</span>
        <input
          class="handover__input"
          value={text.value}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={wrong.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      {wrong.value && <p role="alert">{t("handover.type_wrong")}</p>}
      <Actions>
        <Button kind="next" onPress={read}>
          {t("handover.type_read")}
        </Button>
      </Actions>
    </form>
  );
}
