import type { Prisoner } from "../types";
import { foldWord, splitWords } from "./fold";
import { joinWords, type Words } from "./match";
import { surnamePlace } from "./surname";

/** Every person's words as numbers into `words`, one after another in one array: the scan touches nothing else. */
export interface FoldedNames {
  words: Words;
  numbers: Int32Array;
  /** Person n's numbers begin at starts[n] and end before starts[n + 1]; surnames stand first. */
  starts: Int32Array;
  surnames: Int32Array;
}

export function foldNames(prisoners: Prisoner[]): FoldedNames {
  const known = new Map<string, number>();
  const folded = new Map<string, number>();
  const numberOf = (word: string): number => {
    const before = folded.get(word);
    if (before !== undefined) return before;
    const key = foldWord(word);
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    folded.set(word, number);
    return number;
  };

  const numbers: number[] = [];
  const starts = new Int32Array(prisoners.length + 1);
  const surnames = new Int32Array(prisoners.length);
  for (const [place, prisoner] of prisoners.entries()) {
    const [own, others] = wordsOf(prisoner, numberOf);
    numbers.push(...own, ...others);
    surnames[place] = own.size;
    starts[place + 1] = numbers.length;
  }
  return {
    words: joinWords([...known.keys()]),
    numbers: Int32Array.from(numbers),
    starts,
    surnames,
  };
}

/** The numbers of a person's surnames, and of all other words. */
function wordsOf(
  { names, aliases }: Prisoner,
  numberOf: (word: string) => number,
): [Set<number>, Set<number>] {
  const surnames = new Set<number>();
  const others = new Set<number>();
  for (const name of [...Object.values(names), ...aliases]) {
    const words = splitWords(name);
    const surname = surnamePlace(words);
    for (const [place, word] of words.entries()) {
      (place === surname ? surnames : others).add(numberOf(word));
    }
  }
  for (const number of surnames) others.delete(number);
  return [surnames, others];
}
