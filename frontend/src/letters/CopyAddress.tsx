import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { t } from "../messages/translate";

/** Copies the address as text. Says so in the same place, whether it worked or not. */
export function CopyAddress({ text }: { text: string }) {
  const outcome = useSignal<"none" | "prisoner.copied" | "prisoner.copy_failed">("none");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      outcome.value = "prisoner.copied";
    } catch {
      outcome.value = "prisoner.copy_failed";
    }
  };
  return (
    <div>
      <Actions>
        <Button kind="quiet" icon="copy" onPress={() => void copy()}>
          {t("prisoner.copy")}
        </Button>
      </Actions>
      <p class="small soft" role="status">
        {outcome.value !== "none" && t(outcome.value)}
      </p>
    </div>
  );
}
