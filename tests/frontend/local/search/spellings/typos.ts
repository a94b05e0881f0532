import { pick, type Random } from "./random";

export const TYPOS = ["insert", "delete", "replace", "swap"] as const;
export type Typo = (typeof TYPOS)[number];

const ALPHABETS = {
  Latin: Array.from("abcdefghijklmnopqrstuvwxyz"),
  Cyrillic: Array.from("абвгдеёжзіийклмнопрстуўфхцчшыьэюя"),
};

/** The word with one slip of the finger, at any place; never the word itself. */
export function mistyped(
  word: string,
  typo: Typo,
  script: "Latin" | "Cyrillic",
  random: Random,
): string {
  for (let tries = 0; tries < 50; tries += 1) {
    const place = Math.floor(random() * word.length);
    const slipped = slip(word, place, typo, pick(random, ALPHABETS[script]));
    if (slipped.toLowerCase() !== word.toLowerCase()) return slipped;
  }
  throw new Error(`no ${typo} changes ${word}`);
}

function slip(word: string, place: number, typo: Typo, letter: string): string {
  const [before, here, rest] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)];
  if (typo === "insert") return before + letter + here + rest;
  if (typo === "delete") return before + rest;
  if (typo === "replace") return before + letter + rest;
  return before + rest.charAt(0) + here + rest.slice(1);
}
