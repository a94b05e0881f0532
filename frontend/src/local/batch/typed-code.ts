import { scatter } from "../projection/assignment";

/** Without what is mistaken for something else: i, l, o, 0, 1. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const BASE = ALPHABET.length;
/** Characters a person: 923,521 of them, so that of a thousand people two share one now and then. */
const EACH = 4;

const written = (value: number, places: number): string =>
  Array.from(
    { length: places },
    (_, place) => ALPHABET[Math.floor(value / BASE ** place) % BASE],
  ).join("");

const wordOf = (id: string): string => written(scatter(id), EACH);
/** Over the people and not over what is typed: it also tells apart two who share their characters. */
const checkOf = (ids: readonly string[], places: number): string =>
  written(scatter(`${ids.join("-")}-`), places);

/**
 * People as letters to read out and type: four each, in groups, and at the end one more that catches a slip; two or three where
 * one does not tell these people from others on the list.
 */
export function typedCode(ids: readonly string[], known: readonly string[]): string {
  const codes = [1, 2, 3].map((places) => [...ids.map(wordOf), checkOf(ids, places)].join("-"));
  const plain = codes.find((code) => readTypedCode(code, known)?.join() === ids.join());
  return plain ?? (codes[0] as string);
}

/** Whom a typed code names, of those on this phone's list; null: mistyped, or somebody is not on it. */
export function readTypedCode(typed: string, known: readonly string[]): string[] | null {
  const letters = typed.toLowerCase().replace(/[^0-9a-z]/g, "");
  const places = letters.length % EACH;
  const words = letters.slice(0, -places || 0).match(/.{4}/g) ?? [];
  const everybody = known.map((id) => ({ id, word: wordOf(id) }));
  const called = (word: string) => everybody.filter((one) => one.word === word).map(({ id }) => id);
  const found = combined(words.map(called));
  const meant = found.filter((ids) => checkOf(ids, places) === letters.slice(-places));
  return words.length > 0 && meant.length === 1 ? (meant[0] as string[]) : null;
}

/** One of each, in every way. */
const combined = (choices: readonly string[][]): string[][] =>
  choices.reduce<string[][]>(
    (ways, choice) => ways.flatMap((way) => choice.map((id) => [...way, id])),
    [[]],
  );

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
