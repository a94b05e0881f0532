import { useSignal } from "@preact/signals";
import { Icon } from "../components/Icon";
import { t } from "../messages/translate";
import type { EnvelopeLine } from "../prisoners/envelope";
import { lineAtHand, toggleLine } from "./copying";
import "./envelope.css";

/** The address as it stands on an envelope. While copying, each line is a tick; ticked lines stay readable. */
export function Envelope({ lines }: { lines: readonly EnvelopeLine[] }) {
  const copying = useSignal(false);
  const dark = useSignal(false);
  const copied = useSignal<readonly number[]>([]);
  const at = lineAtHand(copied.value, lines.length);
  return (
    <div class={dark.value ? "envelope envelope--dark" : "envelope"}>
      <ol class="plain envelope__lines">
        {lines.map((line, index) => (
          <li key={index} lang={line.lang}>
            {copying.value ? (
              <button
                type="button"
                class={index === at ? "envelope__line envelope__line--at-hand" : "envelope__line"}
                aria-pressed={copied.value.includes(index)}
                onClick={() => (copied.value = toggleLine(copied.value, index))}
              >
                <span class="envelope__tick">
                  {copied.value.includes(index) && <Icon name="check" />}
                </span>
                {line.text}
              </button>
            ) : (
              <span class="envelope__text">{line.text}</span>
            )}
          </li>
        ))}
      </ol>
      {copying.value && (
        <p class="envelope__progress" role="status">
          {at === null
            ? t("letter.copy_done")
            : t("letter.copy_line", { n: at + 1, of: lines.length })}
        </p>
      )}
      <div class="envelope__tools">
        <button
          type="button"
          class="envelope__tool"
          onClick={() => (copying.value = !copying.value)}
        >
          {t(copying.value ? "letter.copy_stop" : "letter.copy_start")}
        </button>
        <button
          type="button"
          class="envelope__tool"
          aria-pressed={dark.value}
          onClick={() => (dark.value = !dark.value)}
        >
          {t("letter.copy_dark")}
        </button>
      </div>
    </div>
  );
}
