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
 * The reviewed texts speak of one person in words. In the plural they say nothing of how many; held against the
 * server's texts by a test.
 */
const ONE: readonly [RegExp, string][] = [
  [/\bEin Mensch ist\b/g, `${HIDDEN} Menschen sind`],
  [/\beines Menschen\b/g, `von ${HIDDEN} Menschen`],
  [/\bDen Namen nennen\b/g, "Die Namen nennen"],
  [/\bkeine Karte mehr für diesen Menschen\b/g, "keine Karten mehr für sie"],
  [/\bOne person has\b/g, `${HIDDEN} people have`],
  [/\b[Oo]ne person\b/g, `${HIDDEN} people`],
  [/\bone to\b/g, `${HIDDEN} to`],
  [/\bgive the name\b/g, "give the names"],
  [/\bcards to this person\b/g, "cards to them"],
];

/**
 * The text without the draft's numbers: whoever confirms types the number from the source, not from the screen.
 * Days and years stay, unless they happen to be the same number. A text that names the only person tells it anyway.
 */
export function withoutNumbers(text: string, content: Content): string {
  const plural = ONE.reduce((said, [one, many]) => said.replace(one, many), text);
  const numbers = telling(content)
    .sort((a, b) => b - a)
    .map(spelt);
  const pattern = new RegExp(`(^|[^\\d])(?:${numbers.join("|")})(?!\\d|[.,]\\d)`, "g");
  return plural.replace(pattern, `$1${HIDDEN}`);
}

/** The number that somebody typed: digits, with or without the separators of any language. Null for anything else. */
export function readNumber(typed: string): number | null {
  const digits = typed.trim().replace(/(\d)[.,\s\u00a0\u202f'](?=\d{3}(?:\D|$))/g, "$1");
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}
