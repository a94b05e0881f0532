import { beforeEach, expect, test } from "vitest";
import { dayWords, statusWords } from "../../../frontend/src/letters/letter-words";
import { de } from "../../../frontend/src/messages/de";
import { speak } from "../../../frontend/src/messages/translate";
import { aLetter } from "../fixtures/letters";

beforeEach(() => speak("de", de));

const problem = (type: string) => ({ type, title: "", status: 422 });

test.each([
  ["waiting", "wartet auf Netz"],
  ["counted", "gezählt"],
  ["held", "angenommen, wird noch angesehen"],
  ["kept_here", "nur auf diesem Telefon"],
] as const)("a card that is %s says so", (status, words) => {
  expect(statusWords(aLetter({ status }))).toBe(words);
});

test.each([
  ["written", "gespeichert"],
  ["handed_in", "abgegeben"],
  ["posted", "gezählt"],
] as const)("a card that the server knows and that is %s says so", (state, words) => {
  expect(statusWords(aLetter({ status: "counted", state }))).toBe(words);
});

test("a card that is not counted says why", () => {
  const letter = aLetter({ status: "not_counted", problem: problem("/problems/unknown-prisoner") });
  expect(statusWords(letter)).toBe(
    "nicht gezählt, weil dieser Mensch nicht mehr auf der Liste steht",
  );
});

test("a reason of a later server still makes a sentence", () => {
  const letter = aLetter({ status: "not_counted", problem: problem("/problems/of-next-year") });
  expect(statusWords(letter)).toMatch(/^nicht gezählt, weil der Server/);
});

test.each([
  ["2026-11-22", "Heute"],
  ["2026-11-21", "Gestern"],
  ["2026-11-20", "20. November 2026"],
])("the day %s is called %s", (day, words) => {
  expect(dayWords(day, "2026-11-22")).toBe(words);
});
