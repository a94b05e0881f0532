import { LETTERS, MARKED, SEVERAL, SOUNDS } from "./letters";

const SEPARATORS = /[\s\-‐-―.,;:/()]+/u;
/** What `normalize("NFD")` leaves of č beside c. */
export const MARKS = /\p{M}+/gu;
const PLAIN = /^[a-zа-яёєіїґў]*$/;

type Table = Record<string, string>;
const table = (text: string): Table =>
  Object.fromEntries(text.split(" ").map((pair) => pair.split("=")));

const several = table(SEVERAL);
const marked = table(MARKED);
const sounds: Table = { ...several };
for (const [place, letter] of Array.from(LETTERS).entries()) sounds[letter] = SOUNDS.charAt(place);
const PIECES = new RegExp(`${Object.keys(several).join("|")}|.`, "gs");

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

/** One word, lower case, letter by letter, without regard to what stands beside it: o is not yet a. */
export const spellOut = (word: string): string =>
  withoutMarks(word).replace(PIECES, (piece) => sounds[piece] ?? "");

/** The breve of й and ў and the dots of ё and ї are part of the letter; all other marks are dropped. */
function withoutMarks(word: string): string {
  if (PLAIN.test(word)) return word;
  return Array.from(word, (letter) => marked[letter] ?? letter)
    .join("")
    .replace(/./gsu, (letter) =>
      letter in sounds ? letter : letter.normalize("NFD").replace(MARKS, ""),
    );
}

/** What only the neighbours tell. The order matters: each step sees the result of the one before. */
const settleSounds = (spelt: string): string =>
  spelt
    .replace(/dz/g, "d") // Дзмітрый = Дмитрий
    .replace(/(.)\1+/g, "$1") // Наталля = Наталья
    .replace(/z(?=k)/g, "c") // Bjaljazki = Bialiatski
    .replace(/c(?=[ie])/g, "t") // Ціханоўскі = Тихановский
    .replace(/([aeo])u/g, "$1v") // Tsikhanouski = Ціханоўскі
    .replace(/^u(?=[^aeiou])/, "v") // Uladzimir = Владимир
    .replace(/i+(?=[aeou])/g, "") // Bialiatski = Беляцкий
    .replace(/[eo]/g, "a") // Kalesnikava = Калеснікава, Сяргей = Сергей
    .replace(/(.)\1+/g, "$1");
