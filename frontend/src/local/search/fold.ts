import { CYRILLIC, LATIN, MARKED } from "./letters";

const SEPARATORS = /[\s\-‐-―.,;:/()"«»„“”]+/u;
const MARKS = /\p{M}+/gu;
const MARKED_LETTERS = /[čšžżŭłđøßæœ]/g;

const BY_FIRST = new Map<string, [string, string][]>();
for (const pair of LATIN) {
  const first = pair[0].charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), pair]);
}

/** A name or a query, word by word, each folded onto the skeleton; words without letters are left out. */
export const foldWords = (text: string): string[] =>
  splitWords(text)
    .map(foldWord)
    .filter((word) => word !== "");

export const splitWords = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .split(SEPARATORS)
    .filter((word) => word !== "");

/** One word, lower case: the same skeleton for every spelling that `tests/fixtures/folding.json` lists. */
export const foldWord = (word: string): string => settleSounds(spellOut(word));

/** Letter by letter, without regard to what stands beside it. */
function spellOut(word: string): string {
  const plain = withoutMarks(word.replace(MARKED_LETTERS, (letter) => MARKED[letter] ?? ""));
  let sounds = "";
  for (let place = 0; place < plain.length; ) {
    const letter = plain.charAt(place);
    const found = BY_FIRST.get(letter)?.find(([letters]) => plain.startsWith(letters, place));
    sounds += found?.[1] ?? CYRILLIC[letter] ?? "";
    place += found?.[0].length ?? 1;
  }
  return sounds;
}

const isKnown = (letter: string): boolean => letter in CYRILLIC || BY_FIRST.has(letter);

/** The breve of й and ў and the dots of ё and ї are part of the letter; all other marks are dropped. */
function withoutMarks(word: string): string {
  const letters = Array.from(word);
  if (letters.every(isKnown)) return word;
  return letters
    .map((letter) => (isKnown(letter) ? letter : letter.normalize("NFD").replace(MARKS, "")))
    .join("");
}

/** What only the neighbours tell. The order matters: each step sees the result of the one before. */
const settleSounds = (sounds: string): string =>
  sounds
    .replace(/dz/g, "d") // Дзмітрый = Дмитрий
    .replace(/(.)\1+/g, "$1") // Наталля = Наталья
    .replace(/z(?=k)/g, "c") // Bjaljazki = Bialiatski
    .replace(/c(?=[ie])/g, "t") // Ціханоўскі = Тихановский
    .replace(/([ae])u/g, "$1v") // Tsikhanouski = Ціханоўскі
    .replace(/^u(?=[^aeiu])/, "v") // Uladzimir = Владимир
    .replace(/i+(?=[aeu])/g, "") // Bialiatski = Беляцкий
    .replace(/e/g, "a") // Kalesnikava = Калеснікава, Сяргей = Сергей
    .replace(/(.)\1+/g, "$1");
