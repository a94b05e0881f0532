import { useSignal } from "@preact/signals";
import { Button } from "../components/Action";
import { MOST_CARDS } from "../local/events/contract";
import { t } from "../messages/translate";

/** Counted in one go: a number from 1 to what one count may hold. */
export function CountPile({ onCount }: { onCount: (cards: number) => void }) {
  const text = useSignal("");
  const wrong = useSignal(false);
  const give = () => {
    const cards = /^\d{1,4}$/.test(text.value.trim()) ? Number(text.value) : 0;
    wrong.value = cards < 1 || cards > MOST_CARDS;
    if (wrong.value) return;
    text.value = "";
    onCount(cards);
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
        <span>{t("evening.cards")}</span>
        <input
          class="evening__input"
          inputMode="numeric"
          autocomplete="off"
          value={text.value}
          aria-invalid={wrong.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      {wrong.value && <p role="alert">{t("evening.cards_wrong", { most: MOST_CARDS })}</p>}
      <Button kind="quiet" onPress={give}>
        {t("evening.count")}
      </Button>
    </form>
  );
}
