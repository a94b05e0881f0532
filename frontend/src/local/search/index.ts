import type { Prisoner, SpokenLanguage } from "../types";
import { closestFirst } from "./closeness";
import { ALL_BUT_ONE, matchWords, NEARLY, NONE, ONE_TOO_MANY, PREFIX, WHOLE } from "./match";
import { type FoldedNames, foldNames } from "./names";
import { bySurname } from "./order";
import { readQuery } from "./query";

/** A search over names: built once for a list, then asked at every keystroke. */
export interface SearchIndex {
  /** Everybody whose name answers every typed word, best first; nothing typed: all, by surname. */
  search(text: string): Prisoner[];
  /** Folds the names ahead of the first keystroke. */
  warm(): void;
}

export function buildIndex(prisoners: Prisoner[], language: SpokenLanguage | null): SearchIndex {
  const sorted = bySurname(prisoners, language);
  let names: FoldedNames | null = null;
  const folded = (): FoldedNames => {
    names ??= foldNames(sorted);
    return names;
  };

  return {
    warm: () => void folded(),
    search(text) {
      const words = readQuery(text);
      if (words.length === 0) return text.trim() === "" ? sorted : [];
      const matches = words.map((word) => matchWords(folded().words, word));
      const found: Prisoner[][] = Array.from({ length: 2 * NONE }, () => []);
      for (let place = 0; place < sorted.length; place += 1) {
        found[rankOf(folded(), place, matches)]?.push(sorted[place] as Prisoner);
      }
      return inOrder(found, text);
    },
  };
}

/** Twice the worst of what the typed words find in one person, all of which must be there; one more outside the surname. */
function rankOf(names: FoldedNames, place: number, matches: Uint8Array[]): number {
  const start = names.starts[place] as number;
  const end = names.starts[place + 1] as number;
  const surnameEnd = start + (names.surnames[place] as number);
  let worst = 0;
  let surname = NONE;
  for (const match of matches) {
    worst = Math.max(worst, bestOf(names.numbers, start, end, match));
    surname = Math.min(surname, bestOf(names.numbers, start, surnameEnd, match));
  }
  return surname > worst ? 2 * elsewhere(worst) + 1 : 2 * worst;
}

/** A given name, whole or nearly so, is not more than the beginning of a surname. */
function elsewhere(rank: number): number {
  if (rank === NEARLY) return ONE_TOO_MANY;
  return Math.max(rank, PREFIX);
}

function bestOf(numbers: Int32Array, start: number, end: number, match: Uint8Array): number {
  let best = NONE;
  for (let at = start; at < end; at += 1) {
    const found = match[numbers[at] as number] as number;
    if (found < best) best = found;
  }
  return best;
}

/** So many of those who are meant if a finger slipped go before all whose names are still being typed. */
const FEW = 5;
/** Of fewer letters, too many names are one slip away. */
const SLIP_FIRST_FROM = 4;

function inOrder(found: Prisoner[][], text: string): Prisoner[] {
  const closest = (rank: number): Prisoner[] =>
    found.slice(2 * rank, 2 * rank + 2).flatMap((people) => closestFirst(people, text));
  const whole = closest(WHOLE);
  const nearly = closest(NEARLY);
  const few = whole.length === 0 && text.trim().length >= SLIP_FIRST_FROM ? FEW : 0;
  return [
    ...whole,
    ...closest(ALL_BUT_ONE),
    ...nearly.slice(0, few),
    ...found.slice(2 * PREFIX, 2 * ONE_TOO_MANY).flat(),
    ...nearly.slice(few),
    ...found.slice(2 * ONE_TOO_MANY).flat(),
  ];
}
