import "./doors.css";

interface ToolProps {
  /** Whom it is about: only for ears, eyes see the row. */
  name: string;
  text: string;
  onPress: () => void;
}

/** A small button in a row. */
export function Tool({ name, text, onPress }: ToolProps) {
  return (
    <button type="button" class="tool doortool" aria-label={`${text}: ${name}`} onClick={onPress}>
      {text}
    </button>
  );
}
