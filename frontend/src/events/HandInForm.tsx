import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../components/Action";
import { countingOf, readCode } from "../local/events/contract";
import { t } from "../messages/translate";
import "./events.css";

/** As many characters as a code has with its dash: from then on it is right or wrong. */
const WHOLE = 8;

interface HandInProps {
  onCode: (code: string) => void;
  busy?: boolean;
}

/** The evening's code, typed; it says of itself whether it was mistyped, and who counts there. */
export function HandInForm({ onCode, busy }: HandInProps) {
  const text = useSignal("");
  const asked = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    // On a small phone the button would lie below the bar.
    input.current?.form?.scrollIntoView({ block: "center" });
  }, []);
  const code = readCode(text.value);
  const wrong = code === null && (asked.value || text.value.trim().length >= WHOLE);
  const give = () => {
    asked.value = true;
    if (code && !busy) onCode(code);
    else input.current?.focus();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <label class="evening__field">
        <span>{t("evening.code_label")}</span>
        <input
          ref={input}
          class="evening__input evening__input--code"
          value={text.value}
          placeholder="abc-defg"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="done"
          maxLength={16}
          aria-invalid={wrong}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <p class="soft">{t("evening.code_hint")}</p>
      {wrong && <p role="alert">{t("evening.code_wrong")}</p>}
      <p role="status">{code && t(`evening.counted_${countingOf(code)}`)}</p>
      <Button kind="quiet" busy={busy} onPress={give}>
        {t("evening.hand_in_here")}
      </Button>
    </form>
  );
}
