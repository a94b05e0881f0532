import { foldWord } from "./fold";
import type { QueryWord } from "./query";
import { foldGerman, roughly } from "./rough";
import { unslipped } from "./slips";

/** How well a word of a name answers a typed word; the lower the better. */
export const WHOLE = 1;
/** The last sound is still to be typed. */
export const ALL_BUT_ONE = 2;
/** The whole word, but for one slip of the finger. */
export const NEARLY = 3;
export const PREFIX = 4;
export const OPEN_PREFIX = 5;
/** The whole word, and one letter more: the beginning of a longer one, or a slip. */
export const ONE_TOO_MANY = 6;
export const INSIDE = 7;
/** It begins so, but for one slip. */
export const NEARLY_PREFIX = 8;
export const NONE = 9;

/** Shorter words are never found inside others or with a typo: everything would match. */
const INSIDE_FROM = 3;
const SLIP_FROM = 4;
const SLIP_IN_PREFIX_FROM = 4;

const BREAK = "\n";

/** Folded words, one a line, so that one search runs over all of them. */
export interface Words {
  text: string;
  /** The same letters, roughly: at the same places. */
  rough: string;
  /** Where each word begins in `text`. */
  starts: Int32Array;
  folded: string[];
  /** The numbers of the words that are roughly so. */
  byRough: ReadonlyMap<string, number[]>;
}

export function joinWords(folded: string[]): Words {
  const starts = new Int32Array(folded.length);
  const byRough = new Map<string, number[]>();
  let place = BREAK.length;
  for (const [number, word] of folded.entries()) {
    starts[number] = place;
    place += word.length + BREAK.length;
    if (word !== "") byRough.set(roughly(word), [...(byRough.get(roughly(word)) ?? []), number]);
  }
  const text = BREAK + folded.join(BREAK) + BREAK;
  return { text, rough: roughly(text), starts, folded, byRough };
}

/** How well each word answers the typed one, by the word's number. */
export function matchWords(words: Words, query: QueryWord): Uint8Array {
  const ranks = new Uint8Array(words.starts.length).fill(NONE);
  const { typed, folded, open, german } = query;
  // Worst first: what is better overwrites it.
  if (folded.length >= SLIP_IN_PREFIX_FROM) markTypos(words, folded, ranks);
  if (folded.length >= INSIDE_FROM) mark(words, words.text, folded, INSIDE, ranks);
  for (const start of open) mark(words, words.text, BREAK + start, OPEN_PREFIX, ranks);
  if (german) mark(words, words.rough, BREAK + german, OPEN_PREFIX, ranks);
  mark(words, words.text, BREAK + folded, PREFIX, ranks);
  if (typed.length >= SLIP_FROM) markSlips(words, typed, ranks);
  markAllButOne(words, folded, ranks);
  markWhole(words, typed, WHOLE, ranks);
  return ranks;
}

function mark(words: Words, text: string, part: string, rank: number, ranks: Uint8Array): void {
  const { starts } = words;
  let number = 0;
  for (let place = text.indexOf(part); place >= 0; place = text.indexOf(part, place + 1)) {
    while (number + 1 < starts.length && (starts[number + 1] as number) <= place + 1) number += 1;
    ranks[number] = rank;
  }
}

/** Whole words: those of the same skeleton, and those that a German newspaper may have meant. */
function markWhole(words: Words, typed: string, rank: number, ranks: Uint8Array): void {
  const folded = foldWord(typed);
  for (const number of words.byRough.get(roughly(folded)) ?? []) {
    if (words.folded[number] === folded) ranks[number] = rank;
  }
  for (const number of words.byRough.get(foldGerman(typed, folded)) ?? []) ranks[number] = rank;
}

function markSlips(words: Words, typed: string, ranks: Uint8Array): void {
  for (const meant of unslipped(typed)) markWhole(words, meant, NEARLY, ranks);
  markWhole(words, typed.slice(0, -1), ONE_TOO_MANY, ranks);
}

function markAllButOne({ folded: all }: Words, folded: string, ranks: Uint8Array): void {
  for (let number = 0; number < ranks.length; number += 1) {
    if (all[number]?.length === folded.length + 1 && all[number]?.startsWith(folded)) {
      ranks[number] = ALL_BUT_ONE;
    }
  }
}

function markTypos({ text, starts }: Words, typed: string, ranks: Uint8Array): void {
  for (let number = 0; number < starts.length; number += 1) {
    if (beginsWithTypo(text, starts[number] as number, typed)) ranks[number] = NEARLY_PREFIX;
  }
}

/**
 * Does the word at `start` begin with the typed letters, but for one that is wrong, missing, too much or swapped with its
 * neighbour? A word ends with a line break, which equals no typed letter.
 */
export function beginsWithTypo(text: string, start: number, typed: string): boolean {
  let same = 0;
  while (same < typed.length && text.charCodeAt(start + same) === typed.charCodeAt(same)) same += 1;
  const here = start + same;
  return (
    continues(text, here + 1, typed, same + 1) || // wrong
    continues(text, here + 1, typed, same) || // missing
    continues(text, here, typed, same + 1) || // too much
    (text.charCodeAt(here) === typed.charCodeAt(same + 1) &&
      text.charCodeAt(here + 1) === typed.charCodeAt(same) &&
      continues(text, here + 2, typed, same + 2))
  );
}

function continues(text: string, textPlace: number, typed: string, typedPlace: number): boolean {
  for (let step = 0; typedPlace + step < typed.length; step += 1) {
    if (text.charCodeAt(textPlace + step) !== typed.charCodeAt(typedPlace + step)) return false;
  }
  return true;
}
