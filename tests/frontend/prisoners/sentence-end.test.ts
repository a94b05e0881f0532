import { describe, expect, test } from "vitest";
import {
  sentenceEnd,
  sentenceMonths,
  sentenceShouldBeOver,
  wholeYears,
} from "../../../frontend/src/prisoners/sentence-end";
import { aPrisoner } from "../fixtures/people";

test.each([
  ["10 лет", 120],
  ["1 год 6 месяцев", 18],
  ["2,5 года", 30],
  ["5 гадоў калоніі", 60],
  ["3 years", 36],
  ["8 Monate", 8],
  ["пожизненно", null],
])("%s is %s months", (sentence, months) => {
  expect(sentenceMonths(sentence)).toBe(months);
});

test.each([
  ["10 лет", 10],
  ["5 years", 5],
  ["2,5 года", null],
  ["5 лет колонии усиленного режима", null],
])("%s is said as %s years", (sentence, years) => {
  expect(wholeYears(sentence)).toBe(years);
});

describe("the end of a sentence", () => {
  test("is counted from the arrest, at the latest day it can mean", () => {
    expect(sentenceEnd(aPrisoner({ detained_on: "2020-08", sentence: "5 лет" }))).toBe(
      "2025-08-31",
    );
  });

  test("is not guessed without a date or a length", () => {
    expect(sentenceEnd(aPrisoner({ detained_on: null, sentenced_on: null }))).toBeNull();
    expect(sentenceEnd(aPrisoner({ sentence: null }))).toBeNull();
  });

  test("says that somebody may be elsewhere only from the day after", () => {
    const person = aPrisoner({ detained_on: "2020-08-10", sentence: "5 лет" });
    expect(sentenceShouldBeOver(person, "2025-08-10")).toBe(false);
    expect(sentenceShouldBeOver(person, "2025-08-11")).toBe(true);
  });

  test("says nothing of somebody who came out", () => {
    const person = aPrisoner({ detained_on: "2020-08-10", sentence: "5 лет", state: "came_out" });
    expect(sentenceShouldBeOver(person, "2026-01-01")).toBe(false);
  });
});
