import type { PartialDate, Prisoner } from "../local/types";
import { latestDay } from "./dates";

const number = "(\\d+(?:[.,]\\d+)?)";
const years = new RegExp(`${number}\\s*(?:лет|год|гад|years?|yrs?|jahr)`, "iu");
const months = new RegExp(`${number}\\s*(?:мес|months?|monat)`, "iu");

/** The length of a sentence in months, read from the source's words in be, ru, en or de; null when it is not certain. */
export function sentenceMonths(sentence: string): number | null {
  const read = (pattern: RegExp) => Number(pattern.exec(sentence)?.[1]?.replace(",", ".") ?? 0);
  const total = Math.round(read(years) * 12 + read(months));
  return total > 0 ? total : null;
}

const whole = new RegExp(`^${number}\\s*(?:лет|года?|гады?|гадоў|years?|jahre?)$`, "iu");

/** The number of years when the sentence says nothing else ("10 лет"); null when its own words are needed. */
export function wholeYears(sentence: string): number | null {
  const years = Number(whole.exec(sentence.trim())?.[1]?.replace(",", "."));
  return Number.isInteger(years) ? years : null;
}

/** The day by which a sentence is over if it is served in full, counted from the arrest at the latest. Null when unknown. */
export function sentenceEnd(prisoner: Prisoner): PartialDate | null {
  const start = prisoner.detained_on ?? prisoner.sentenced_on;
  const length = prisoner.sentence ? sentenceMonths(prisoner.sentence) : null;
  if (!start || !length) return null;
  const [year = 0, month = 1, day = 1] = latestDay(start).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + length, day)).toISOString().slice(0, 10);
}

/** By the dates we have, should the person be out by now? A sentence may have grown: this only says "may be elsewhere". */
export function sentenceShouldBeOver(prisoner: Prisoner, day: string): boolean {
  const end = sentenceEnd(prisoner);
  return prisoner.state === "held" && end !== null && end < day;
}
