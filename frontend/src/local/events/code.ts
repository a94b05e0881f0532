import type { CountedBy } from "../types";

/** 31 characters, a prime: every single mistake and every swap changes the check. Without 0, 1, i, l, o. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 7;
/** Value of the first character from which cards are counted on paper. */
const PAPER_FROM = 15;

const value = (letter: string): number => ALPHABET.indexOf(letter);

/** Is this an evening's code as it is kept: seven characters in lower case, without the dash, and the check right? */
export const isCode = (text: string): boolean =>
  text.length === LENGTH &&
  [...text].every((letter) => value(letter) >= 0) &&
  text.endsWith(check(text.slice(0, -1)));

/** What somebody heard and typed, in large or small letters, with or without dash; null: mistyped or misheard. */
export function readCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s\p{Pd}]/gu, "");
  return isCode(code) ? code : null;
}

/** Who counts an evening's cards: its first character says so, without a network. */
export const countingOf = (code: string): CountedBy =>
  value(code.charAt(0)) < PAPER_FROM ? "phones" : "paper";

/** As it is shown and spoken: `abc-defg`. */
export const shownCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

/** A new code of this way of counting; `below(n)` gives a random whole number from 0 to n - 1. */
export function mintCode(counting: CountedBy, below: (n: number) => number): string {
  const first =
    counting === "phones" ? below(PAPER_FROM) : PAPER_FROM + below(ALPHABET.length - PAPER_FROM);
  const rest = Array.from({ length: LENGTH - 2 }, () => below(ALPHABET.length));
  const beginning = [first, ...rest].map((place) => ALPHABET.charAt(place)).join("");
  return beginning + check(beginning);
}

/** Over the characters before it: the sum of value times place, mod 31. */
function check(beginning: string): string {
  const total = [...beginning].reduce((sum, letter, at) => sum + (at + 1) * value(letter), 0);
  return ALPHABET.charAt(total % ALPHABET.length);
}
