import { scatter } from "../projection/assignment";

/** Without what is mistaken for something else: i, l, o, 0, 1. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const BASE = ALPHABET.length;
/** Characters a person: 923,521 of them, so that a thousand people hardly ever share one. */
const EACH = 4;

const written = (value: number, places: number): string =>
  Array.from(
    { length: places },
    (_, place) => ALPHABET[Math.floor(value / BASE ** place) % BASE],
  ).join("");

const wordOf = (id: string): string => written(scatter(id), EACH);
const checkOf = (words: readonly string[]): string => written(scatter(words.join("")), 1);

/** People as letters to read out and type: four each, in groups, and one more at the end that catches a slip. */
export function typedCode(ids: readonly string[]): string {
  const words = ids.map(wordOf);
  return [...words, checkOf(words)].join("-");
}

/** Whom a typed code names, of those on this phone's list; null: mistyped, or not to be told apart here. */
export function readTypedCode(typed: string, known: readonly string[]): string[] | null {
  const letters = typed.toLowerCase().replace(/[^0-9a-z]/g, "");
  if (letters.length <= EACH || letters.length % EACH !== 1) return null;
  const words = letters.slice(0, -1).match(/.{4}/g) ?? [];
  if (checkOf(words) !== letters.slice(-1)) return null;
  const byWord = new Map<string, string[]>();
  for (const id of known) byWord.set(wordOf(id), [...(byWord.get(wordOf(id)) ?? []), id]);
  const found = words.map((word) => byWord.get(word) ?? []);
  return found.every((ids) => ids.length === 1) ? found.flat() : null;
}

/** Ids in the fragment of a link, which no server ever sees. */
export const fragmentOf = (ids: readonly string[]): string => `#${ids.join(".")}`;

export const idsInFragment = (hash: string): string[] => [
  ...new Set(
    hash
      .slice(1)
      .split(".")
      .filter((id) => /^[0-9a-z]{1,32}$/.test(id))
      .slice(0, 20),
  ),
];
