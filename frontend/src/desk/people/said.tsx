import { type Signal, useSignal } from "@preact/signals";
import { bound, Field } from "../frame/Field";
import { t } from "../messages/translate";

/** Who says it, and of which day their word is. */
export interface Said {
  source: Signal<string>;
  day: Signal<string>;
}

export function useSaid(source = ""): Said {
  return { source: useSignal(source), day: useSignal("") };
}

/** A day that was left empty is no day. */
export const dayOrNone = (day: Signal<string>): string | null => day.value.trim() || null;

export function SaidFields({ said, dayRequired }: { said: Said; dayRequired?: boolean }) {
  return (
    <>
      <Field
        label={t("people.source")}
        hint={t("people.source_hint")}
        max={100}
        required
        {...bound(said.source)}
      />
      <Field
        label={t("people.source_day")}
        hint={t("people.day_hint")}
        max={10}
        required={dayRequired ?? false}
        {...bound(said.day)}
      />
    </>
  );
}

/** Sends the form, also by Enter. */
export function Submit({ text, busy }: { text: string; busy: boolean }) {
  return (
    <button type="submit" class="action action--next" aria-disabled={busy}>
      <span>{text}</span>
    </button>
  );
}
