import { useRef } from "preact/hooks";
import { Icon } from "./Icon";
import "./search-field.css";

interface SearchFieldProps {
  label: string;
  hint: string;
  clearLabel: string;
  value: string;
  onInput: (text: string) => void;
}

/** Searches while typing; the browser's own correction and history stay out of names. */
export function SearchField({ label, hint, clearLabel, value, onInput }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onInput("");
    input.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is too young for the oldest browsers
    <form class="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="search__label" for="search-text">
        {label}
      </label>
      <div class="search__box">
        <Icon name="search" />
        <input
          ref={input}
          id="search-text"
          class="search__input"
          type="text"
          inputMode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocorrect="off"
          autocapitalize="words"
          spellcheck={false}
          aria-describedby="search-hint"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && clear()}
        />
        {value && (
          <button type="button" class="search__clear" aria-label={clearLabel} onClick={clear}>
            <Icon name="cross" />
          </button>
        )}
      </div>
      <p class="search__hint" id="search-hint">
        {hint}
      </p>
    </form>
  );
}
