import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import "./field.css";

interface FieldProps {
  /** For who must find it again. */
  id?: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with it; empty or absent: nothing. */
  error?: string | undefined;
  value: string;
  onInput: (text: string) => void;
  type?: "text" | "date" | "url" | "number";
  max?: number;
  required?: boolean;
  autocomplete?: string;
}

/** A number is typed as text: the browser's own number field swallows separators and turns with the wheel. */
const KINDS = {
  text: { type: "text" },
  date: { type: "date" },
  url: { type: "url" },
  number: { type: "text", inputMode: "numeric" },
} as const;

/** A field's value that lives in a signal: `<Field {...bound(name)} />`. */
export function bound(signal: Signal<string>): Pick<FieldProps, "value" | "onInput"> {
  return {
    value: signal.value,
    onInput: (text) => {
      signal.value = text;
    },
  };
}

/** One line to fill in, with its name above it, and what is wrong with it below. */
export function Field(props: FieldProps) {
  const made = useId();
  const id = props.id ?? made;
  const { label, hint, error, value, type = "text", max, required } = props;
  const about = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field__input"
        {...KINDS[type]}
        maxLength={max}
        required={required}
        autocomplete={props.autocomplete ?? "off"}
        spellcheck={false}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={about || undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
