import { SHORTEST, type Strength } from "../own/contract";
import { asTyped } from "./sealed";

const LONG = 20;
const FEW_SIGNS = 6;

/**
 * A hint and no measure: it sees lengths and repetition, and does not know whether the words are a proverb. Somebody who
 * has the file may try for years.
 */
export function strengthOf(passphrase: string): Strength {
  const typed = asTyped(passphrase);
  const signs = [...typed];
  if (signs.length < SHORTEST) return "too_short";
  const words = new Set(typed.toLocaleLowerCase().split(/[\s.,;_-]+/));
  if (new Set(signs).size < FEW_SIGNS || isRow(signs)) return "guessable";
  return signs.length >= LONG && words.size >= 4 ? "good" : "fair";
}

/** 123456789012, abcdefghijkl: most signs follow the one before. */
function isRow(signs: readonly string[]): boolean {
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.filter((code, place) => Math.abs(code - (codes[place - 1] ?? 0)) <= 1);
  return steps.length > signs.length / 2;
}
