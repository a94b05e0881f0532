import type { QueryWord } from "./query";

/** How well a word of a name answers a typed word; the lower the better. */
export const PREFIX = 1;
export const OPEN_PREFIX = 2;
export const INSIDE = 3;
export const TYPO = 4;
export const NONE = 9;

/** Shorter words are never found inside others or with a typo: everything would match. */
const INSIDE_FROM = 3;
const TYPO_FROM = 4;

const BREAK = "\n";

/** Folded words, one a line, so that one search runs over all of them. */
export interface Words {
  text: string;
  /** Where each word begins in `text`. */
  starts: Int32Array;
}

export function joinWords(words: string[]): Words {
  const starts = new Int32Array(words.length);
  let place = BREAK.length;
  for (const [number, word] of words.entries()) {
    starts[number] = place;
    place += word.length + BREAK.length;
  }
  return { text: BREAK + words.join(BREAK) + BREAK, starts };
}

/** How well each word answers the typed one, by the word's number. */
export function matchWords(words: Words, { folded, open }: QueryWord): Uint8Array {
  const ranks = new Uint8Array(words.starts.length).fill(NONE);
  // Worst first: what is better overwrites it.
  if (folded.length >= TYPO_FROM) markTypos(words, folded, ranks);
  if (folded.length >= INSIDE_FROM) mark(words, folded, INSIDE, ranks);
  for (const beginning of open) mark(words, BREAK + beginning, OPEN_PREFIX, ranks);
  mark(words, BREAK + folded, PREFIX, ranks);
  return ranks;
}

function mark({ text, starts }: Words, part: string, rank: number, ranks: Uint8Array): void {
  let number = 0;
  for (let place = text.indexOf(part); place >= 0; place = text.indexOf(part, place + 1)) {
    while (number + 1 < starts.length && (starts[number + 1] as number) <= place + 1) number += 1;
    ranks[number] = rank;
  }
}

function markTypos({ text, starts }: Words, typed: string, ranks: Uint8Array): void {
  for (let number = 0; number < starts.length; number += 1) {
    if (beginsWithTypo(text, starts[number] as number, typed)) ranks[number] = TYPO;
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
