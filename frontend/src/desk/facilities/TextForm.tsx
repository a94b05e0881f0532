import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { type Compared, comparedWith } from "./compared";

export interface Wording extends Compared {
  address: string[];
}

interface TextFormProps {
  lines: readonly string[];
  /** What to begin with. */
  source?: string | undefined;
  as_of?: string | undefined;
  onWritten: (wording: Wording) => Promise<unknown>;
  onLeave?: (() => void) | undefined;
}

/** Another address, line by line, and with what it was compared. */
export function TextForm({ lines, source, as_of, onWritten, onLeave }: TextFormProps) {
  const act = useAct();
  const text = useSignal(lines.join("\n"));
  const from = useSignal(source ?? "");
  const day = useSignal(as_of ?? "");
  const id = useId();
  const write = () => {
    const address = text.value.split("\n").filter((line) => line.trim() !== "");
    return onWritten({ address, ...comparedWith(from.value, day.value) });
  };
  return (
    <form
      class="stack facilityform"
      onSubmit={(event) => {
        event.preventDefault();
        void act.run(write);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave?.();
        event.stopPropagation();
      }}
    >
      <div class="field">
        <label class="field__label" for={id}>
          {t("facility.lines")}
        </label>
        <textarea
          id={id}
          class="field__input"
          rows={5}
          required
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <p class="field__hint" id={`${id}-hint`}>
          {t("facility.lines_hint")}
        </p>
      </div>
      <div class="fields">
        <Field
          label={t("facility.source")}
          hint={t("facility.source_hint")}
          max={100}
          {...bound(from)}
          required
        />
        <Field
          label={t("facility.as_of")}
          hint={t("facility.as_of_hint")}
          max={10}
          {...bound(day)}
        />
      </div>
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        <button type="submit" class="tool" aria-disabled={act.busy.value}>
          {t("facility.propose")}
        </button>
        {onLeave && (
          <button type="button" class="tool" onClick={onLeave}>
            {t("frame.not_now")}
          </button>
        )}
      </div>
    </form>
  );
}
