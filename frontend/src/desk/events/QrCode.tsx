import { qrCode } from "./qr";

/** A link for a camera, with the quiet zone that it needs; black on white whatever the theme. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const rows = qrCode(text);
  const size = rows.length + 8;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : "")))
    .join("");
  return (
    <svg class="evenings__qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title}>
      <path d={path} fill="currentColor" />
    </svg>
  );
}
