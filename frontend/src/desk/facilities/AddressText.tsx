import { saidBy } from "./words";
import "./facilities.css";

interface AddressTextProps {
  lines: readonly string[];
  source: string | null;
  as_of: string | null;
}

/** An address line by line, as it stands on an envelope, and who says so. */
export function AddressText({ lines, source, as_of }: AddressTextProps) {
  return (
    <div class="addresstext">
      <ol class="plain addresstext__lines serif">
        {lines.map((line, place) => (
          <li key={place} lang={/[а-яёіў]/i.test(line) ? "ru" : "en"}>
            {line}
          </li>
        ))}
      </ol>
      <p class="small soft">{saidBy(source, as_of)}</p>
    </div>
  );
}
