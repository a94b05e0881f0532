import type { Language, Prisoner } from "../types";
import { foldWord, splitWords } from "./fold";
import { matchWord, NONE, PREFIX } from "./match";
import { readQuery } from "./query";
import { surnamePlace } from "./surname";

/** A search over names: built once for a list, then asked at every keystroke. */
export interface SearchIndex {
  /** Everybody whose name answers every typed word, best first; nobody typed: all, by surname. */
  search(text: string): Prisoner[];
}

/** A person's words as numbers of folded words; `surnames` of them come first. */
interface Entry {
  tokens: number[];
  surnames: number;
}

/** The rank of a surname's prefix; other words' prefixes come after it. */
const BEST = 0;

export function buildIndex(prisoners: Prisoner[], language: Language | null): SearchIndex {
  const sorted = bySurname(prisoners, language);
  const numbers = new Map<string, number>();
  const entries = sorted.map((prisoner) => entryOf(prisoner, numbers));
  const tokens = [...numbers.keys()];

  return {
    search(text) {
      const words = readQuery(text);
      if (words.length === 0) return text.trim() === "" ? sorted : [];
      const matches = words.map((word) => tokens.map((token) => matchWord(token, word)));
      const buckets: Prisoner[][] = [];
      for (const [place, prisoner] of sorted.entries()) {
        const rank = rankOf(entries[place] as Entry, matches);
        if (rank < NONE) bucketOf(buckets, rank).push(prisoner);
      }
      return buckets.flat();
    },
  };
}

function bucketOf(buckets: Prisoner[][], rank: number): Prisoner[] {
  const bucket = buckets[rank] ?? [];
  buckets[rank] = bucket;
  return bucket;
}

/** The worst of what the typed words find in one person: each must be there. */
function rankOf({ tokens, surnames }: Entry, matches: number[][]): number {
  let worst = BEST;
  let surname = false;
  for (const match of matches) {
    let best = NONE;
    for (let place = 0; place < tokens.length; place += 1) {
      const found = match[tokens[place] as number] as number;
      if (found < best) best = found;
      if (found === PREFIX && place < surnames) surname = true;
    }
    if (best > worst) worst = best;
  }
  return worst === PREFIX && surname ? BEST : worst;
}

function entryOf(prisoner: Prisoner, numbers: Map<string, number>): Entry {
  const surnames = new Set<number>();
  const others = new Set<number>();
  for (const name of [...Object.values(prisoner.names), ...prisoner.aliases]) {
    const words = splitWords(name);
    const surname = surnamePlace(words);
    for (const [place, word] of words.entries()) {
      const token = numberOf(foldWord(word), numbers);
      (place === surname ? surnames : others).add(token);
    }
  }
  return {
    tokens: [...surnames, ...[...others].filter((token) => !surnames.has(token))],
    surnames: surnames.size,
  };
}

function numberOf(token: string, numbers: Map<string, number>): number {
  const known = numbers.get(token);
  if (known !== undefined) return known;
  numbers.set(token, numbers.size);
  return numbers.size - 1;
}

function bySurname(prisoners: Prisoner[], language: Language | null): Prisoner[] {
  const { compare } = new Intl.Collator(language ?? "en");
  return prisoners
    .map((prisoner) => ({ prisoner, key: sortKey(prisoner, language) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ prisoner }) => prisoner);
}

function sortKey({ names }: Prisoner, language: Language | null): string {
  const name = (language && names[language]) ?? names.en ?? names.be ?? names.ru ?? "";
  const words = splitWords(name);
  const surname = words.splice(surnamePlace(words), 1);
  return [...surname, ...words].join(" ");
}
