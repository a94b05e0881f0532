import { useSignal } from "@preact/signals";
import "./choice.css";

interface ChoiceProps<V extends string> {
  name: string;
  legend: string;
  value: V | null;
  options: readonly { value: V; text: string; lang?: string }[];
  /** Where it stores something: until it has, what was chosen stays chosen on the screen. */
  onChoose: (value: V) => unknown;
}

/** One of a few, as radio buttons in large rows. */
export function Choice<V extends string>({
  name,
  legend,
  value,
  options,
  onChoose,
}: ChoiceProps<V>) {
  const pending = useSignal<V | null>(null);
  const shown = pending.value ?? value;
  const choose = async (chosen: V): Promise<void> => {
    pending.value = chosen;
    try {
      await onChoose(chosen);
    } finally {
      if (pending.value === chosen) pending.value = null;
    }
  };
  return (
    <fieldset class="choice">
      <legend class="choice__legend">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice__row">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === shown}
            onChange={() => void choose(option.value)}
          />
          <span lang={option.lang}>{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
