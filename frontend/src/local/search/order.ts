import type { Prisoner, SpokenLanguage } from "../types";
import { splitWords } from "./fold";
import { surnamePlace } from "./surname";

/** Everybody by surname, as the language's dictionaries have it. */
export function bySurname(prisoners: Prisoner[], language: SpokenLanguage | null): Prisoner[] {
  const keys = prisoners.map((prisoner) => sortKey(prisoner, language));
  const compare = comparison(keys, language);
  return prisoners
    .map((prisoner, place) => ({ prisoner, key: keys[place] as string }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ prisoner }) => prisoner);
}

const MARKS = /[\u0300-\u036f'’ʼ]/g;

/** Letters that a dictionary of any language has where the alphabet has them, with a mark or without one. */
const plain = (key: string): string => key.normalize("NFD").replace(MARKS, "");

/**
 * Latin names are put in order letter by letter: a Collator alone takes a slow phone a tenth of a second to load, before
 * it shows the first name. Where one name has other letters (ł, any Cyrillic one) all are left to it.
 */
function comparison(
  keys: string[],
  language: SpokenLanguage | null,
): (a: string, b: string) => number {
  if (!keys.every((key) => /^[a-z ]*$/.test(plain(key)))) {
    return new Intl.Collator(language ?? "en").compare;
  }
  const plains = new Map(keys.map((key) => [key, plain(key)]));
  return (a, b) => {
    const [left, right] = [plains.get(a) ?? a, plains.get(b) ?? b];
    if (left === right) return a < b ? -1 : Number(a > b);
    return left < right ? -1 : 1;
  };
}

function sortKey({ names }: Prisoner, language: SpokenLanguage | null): string {
  const written: Partial<Record<string, string>> = names;
  const name = (language && written[language]) ?? names.en ?? names.be ?? names.ru ?? "";
  const words = splitWords(name);
  const surname = words.splice(surnamePlace(words), 1);
  return [...surname, ...words].join(" ");
}
