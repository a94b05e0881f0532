import { foldWord, splitWords } from "./fold";
import { foldGerman } from "./rough";

/** One typed word: what it surely is so far, and what it can still become. */
export interface QueryWord {
  /** In lower case. */
  typed: string;
  folded: string;
  /** Beginnings that no further letter can change: after "Bialiat" may come "s", and "ts" is another sound than "t". */
  open: string[];
  /** What it is so far to a German newspaper, roughly; empty if that is no question. */
  german: string;
}

/** Letters that make other sounds of what was typed: the ends of sh, ch, kh, zh, ts, tsch, sz, iotation, Uladzimir. */
const CONTINUATIONS = ["", "a", "i", "l", "h", "ch", "sch", "k", "s", "z", "t"];

export const readQuery = (text: string): QueryWord[] =>
  splitWords(text)
    .map(readWord)
    .filter((word) => word.folded !== "");

function readWord(word: string): QueryWord {
  const folded = foldWord(word);
  const futures = CONTINUATIONS.map((letters) => foldWord(word + letters));
  const shared = sharedBeginning(futures);
  const open = shared === "" ? [...new Set(futures.map((future) => future.charAt(0)))] : [shared];
  return {
    typed: word,
    folded,
    open: open.filter((beginning) => beginning !== ""),
    german: foldGerman(word, folded),
  };
}

function sharedBeginning(words: string[]): string {
  let shared = words[0] ?? "";
  for (const word of words) {
    while (!word.startsWith(shared)) shared = shared.slice(0, -1);
  }
  return shared;
}
