import "./choice.css";

interface ChoiceProps<V extends string> {
  name: string;
  legend: string;
  value: V | null;
  options: readonly { value: V; text: string; lang?: string }[];
  onChoose: (value: V) => void;
}

/** One of a few, as radio buttons in large rows. */
export function Choice<V extends string>({
  name,
  legend,
  value,
  options,
  onChoose,
}: ChoiceProps<V>) {
  return (
    <fieldset class="choice">
      <legend class="choice__legend">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice__row">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span lang={option.lang}>{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
