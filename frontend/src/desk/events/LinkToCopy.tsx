import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { QrCode } from "../../components/QrCode";
import { t } from "../messages/translate";

/** A link to be scanned across a table, or copied. */
export function LinkToCopy({ what, hint, link }: { what: string; hint: string; link: string }) {
  const copied = useSignal<"no" | "yes" | "failed">("no");
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      copied.value = "yes";
    } catch {
      input.current?.select();
      copied.value = "failed";
    }
  };
  return (
    <div class="evenings__link">
      <QrCode text={link} label={what} />
      <div class="stack">
        <p class="evenings__what">{what}</p>
        <p class="small">{hint}</p>
        <input
          ref={input}
          class="field__input"
          type="text"
          readOnly
          aria-label={what}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="tool" onClick={() => void copy()}>
          {t("link.copy")}
        </button>
        <p role="status" class="small">
          {copied.value === "yes" && t("link.copied")}
          {copied.value === "failed" && t("link.copy_failed")}
        </p>
      </div>
    </div>
  );
}
