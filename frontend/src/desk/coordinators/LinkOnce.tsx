import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { InviteLink } from "../api/types";
import { formatMoment } from "../frame/moments";
import { language, t } from "../messages/translate";
import "./link-once.css";

/** A link that lets somebody in. It is on this screen now and nowhere else ever again. */
export function LinkOnce({ link, what }: { link: InviteLink; what: string }) {
  const copied = useSignal<"no" | "yes" | "failed">("no");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.link);
      copied.value = "yes";
    } catch {
      input.current?.select();
      copied.value = "failed";
    }
  };
  return (
    <div class="linkonce">
      <p class="linkonce__what">{what}</p>
      <p class="small">{t("link.once", { until: formatMoment(link.expires_at, language()) })}</p>
      <div class="linkonce__row">
        <input
          ref={input}
          class="field__input"
          type="text"
          readOnly
          aria-label={what}
          value={link.link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="tool" onClick={() => void copy()}>
          {t("link.copy")}
        </button>
      </div>
      <p role="status" class="small">
        {copied.value === "yes" && t("link.copied")}
        {copied.value === "failed" && t("link.copy_failed")}
      </p>
    </div>
  );
}
