import type { Content } from "../api/types";

const HIDDEN = "•••";

/** Every number by which the draft's own could be guessed: how many, and how many went where. */
function telling({ freed, destinations, people }: Content): number[] {
  return [freed, ...Object.values(destinations), people.length];
}

/** A pattern for the number as any language writes it: 1234, 1.234, 1,234, 1 234. */
const spelt = (number: number): string =>
  String(number).replace(/\B(?=(?:\d{3})+$)/g, "[.,'\\s\\u00a0\\u202f]?");

/**
 * The text without the draft's numbers: whoever confirms types the number from the source, not from the screen.
 * Days and years stay, unless they happen to be the same number.
 */
export function withoutNumbers(text: string, content: Content): string {
  const numbers = telling(content)
    .sort((a, b) => b - a)
    .map(spelt);
  const pattern = new RegExp(`(^|[^\\d])(?:${numbers.join("|")})(?!\\d|[.,]\\d)`, "g");
  return text.replace(pattern, `$1${HIDDEN}`);
}

/** The number that somebody typed: digits, with or without the separators of any language. Null for anything else. */
export function readNumber(typed: string): number | null {
  const digits = typed.trim().replace(/(\d)[.,\s\u00a0\u202f'](?=\d{3}(?:\D|$))/g, "$1");
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}
