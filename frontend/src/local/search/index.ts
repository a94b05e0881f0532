import type { Prisoner, SpokenLanguage } from "../types";
import { matchWords, NONE, PREFIX } from "./match";
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

/** Every typed word begins a word of the name, and one of them the surname. */
const BEST = 0;

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
      const buckets: Prisoner[][] = Array.from({ length: NONE }, () => []);
      for (let place = 0; place < sorted.length; place += 1) {
        buckets[rankOf(folded(), place, matches)]?.push(sorted[place] as Prisoner);
      }
      return buckets.flat();
    },
  };
}

/** The worst of what the typed words find in one person: each must be there. */
function rankOf(names: FoldedNames, place: number, matches: Uint8Array[]): number {
  const start = names.starts[place] as number;
  const end = names.starts[place + 1] as number;
  const surnameEnd = start + (names.surnames[place] as number);
  let worst = BEST;
  let surname = false;
  for (const match of matches) {
    const best = bestOf(names.numbers, start, end, match);
    if (best > worst) worst = best;
    surname ||= best === PREFIX && bestOf(names.numbers, start, surnameEnd, match) === PREFIX;
  }
  return worst === PREFIX && surname ? BEST : worst;
}

function bestOf(numbers: Int32Array, start: number, end: number, match: Uint8Array): number {
  let best = NONE;
  for (let at = start; at < end; at += 1) {
    const found = match[numbers[at] as number] as number;
    if (found < best) best = found;
  }
  return best;
}
