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
/** What takes several letters, by the first of them; the longest first. */
const longer = new Map<string, string[]>();
for (const letters of Object.keys(several)) {
  if (letters.length > 1) {
    longer.set(letters.charAt(0), [...(longer.get(letters.charAt(0)) ?? []), letters]);
  }
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

/**
 * One word, lower case, letter by letter, without regard to what stands beside it: o is not yet a. Ten thousand words are
 * spelt out before a phone can search: a loop takes half as long as an expression does.
 */
export function spellOut(word: string): string {
  const letters = withoutMarks(word);
  let spelt = "";
  for (let place = 0; place < letters.length; ) {
    const first = letters.charAt(place);
    const piece = longer.get(first)?.find((whole) => letters.startsWith(whole, place)) ?? first;
    spelt += sounds[piece] ?? "";
    place += piece.length;
  }
  return spelt;
}

const unmarked = new Map<string, string>();

/** The breve of й and ў and the dots of ё and ї are part of the letter; all other marks are dropped. */
function withoutMarks(word: string): string {
  if (PLAIN.test(word)) return word;
  let plain = "";
  for (const letter of word) {
    const known = unmarked.get(letter) ?? withoutMark(letter);
    unmarked.set(letter, known);
    plain += known;
  }
  return plain;
}

function withoutMark(letter: string): string {
  const written = marked[letter] ?? letter;
  return written.replace(/./gsu, (one) =>
    one in sounds ? one : one.normalize("NFD").replace(MARKS, ""),
  );
}

/** What only the neighbours tell. The rules one by one, as expressions, are in this file's test: they say the same, slower. */
function settleSounds(spelt: string): string {
  const letters = withoutDoubles(spelt);
  let settled = "";
  for (let place = 0; place < letters.length; place += 1) {
    const next = letters.charAt(place + 1);
    const sound = settledSound(letters.charAt(place), letters.charAt(place - 1), next);
    if (sound !== settled.charAt(settled.length - 1)) settled += sound;
  }
  return settled;
}

/** Дзмітрый = Дмитрий, Наталля = Наталья. */
function withoutDoubles(spelt: string): string {
  let letters = "";
  for (let place = 0; place < spelt.length; place += 1) {
    const letter = spelt.charAt(place);
    if (letter !== letters.charAt(letters.length - 1)) letters += letter;
    if (letter === "d" && spelt.charAt(place + 1) === "z") place += 1;
  }
  return letters;
}

/** `before` and `next`: empty where the word begins and ends. */
function settledSound(letter: string, before: string, next: string): string {
  switch (letter) {
    case "z":
      return next === "k" ? "c" : letter; // Bjaljazki = Bialiatski
    case "c":
      return next === "i" || next === "e" ? "t" : letter; // Ціханоўскі = Тихановский
    case "u":
      return isShort(before, next) ? "v" : letter;
    case "i":
      return next !== "i" && isVowel(next) ? "" : letter; // Bialiatski = Беляцкий
    case "e":
    case "o":
      return "a"; // Kalesnikava = Калеснікава, Сяргей = Сергей
    default:
      return letter;
  }
}

/** Uladzimir = Владимир, Tsikhanouski = Ціханоўскі. */
const isShort = (before: string, next: string): boolean =>
  before === "" ? next !== "" && !isVowel(next) : before !== "i" && isVowel(before);

const isVowel = (letter: string): boolean => letter !== "" && "aeiou".includes(letter);
