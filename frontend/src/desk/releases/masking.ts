import type { Content } from "../api/types";

const HIDDEN = "•••";

/** Every number by which the draft's own could be guessed: how many, and how many went where. */
function telling({ freed, destinations, people }: Content): number[] {
  return [freed, ...Object.values(destinations), people.length];
}

/** A number as any of our languages writes it: 1234, 1.234, 1,234, 1 234. */
function spelt(number: number): string[] {
  const written = ["de", "en", "fr", "pl"].map((language) => number.toLocaleString(language));
  return [...new Set([String(number), ...written])];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * The text without the draft's numbers: whoever confirms types the number from the source, not from the screen.
 * Days and years stay, unless they happen to be the same number.
 */
export function withoutNumbers(text: string, content: Content): string {
  const numbers = telling(content)
    .flatMap(spelt)
    .sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(^|[^\\d])(${numbers.map(escaped).join("|")})(?![\\d]|[.,]\\d)`, "g");
  return text.replace(pattern, `$1${HIDDEN}`);
}

/** The number that somebody typed: digits, with or without the separators of any language. Null for anything else. */
export function readNumber(typed: string): number | null {
  const digits = typed.trim().replace(/(\d)[.,\s\u00a0\u202f'](?=\d{3}(?:\D|$))/g, "$1");
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}
