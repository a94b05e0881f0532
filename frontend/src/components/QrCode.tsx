import { generate } from "lean-qr/nano";
import "./qr-code.css";

/** Modules of white around it: cameras need four. */
const QUIET = 4;

/** Text as a square that cameras read: always dark on white, whatever the theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = generate(text);
  const side = code.size + 2 * QUIET;
  const rows = Array.from({ length: code.size }, (_, place) => place);
  const path = rows
    .flatMap((y) =>
      rows.filter((x) => code.get(x, y)).map((x) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`),
    )
    .join("");
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path class="qr__paper" d={`M0 0h${side}v${side}h-${side}z`} />
      <path class="qr__ink" d={path} />
    </svg>
  );
}
