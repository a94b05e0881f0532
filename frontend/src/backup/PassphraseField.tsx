import type { Signal } from "@preact/signals";

interface FieldProps {
  id: string;
  label: string;
  value: Signal<string>;
  shown: boolean;
  describedBy?: string | undefined;
}

/** A password field, so that no keyboard learns the words; nothing of it is kept, here or by the browser's form memory. */
export function PassphraseField({ id, label, value, shown, describedBy }: FieldProps) {
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field__input"
        // The types want one kind for ever.
        type={(shown ? "text" : "password") as "text"}
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck={false}
        aria-describedby={describedBy}
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}

/** Somebody who types four words may want to see them. */
export function ShowWords({ shown, text }: { shown: Signal<boolean>; text: string }) {
  return (
    <label class="choice__row">
      <input
        type="checkbox"
        checked={shown.value}
        onChange={(event) => {
          shown.value = event.currentTarget.checked;
        }}
      />
      <span>{text}</span>
    </label>
  );
}
