import { expect, test } from "vitest";
import { byDay } from "../../../frontend/src/letters/by-day";
import { aLetter } from "../fixtures/letters";

test("cards are grouped by day, the latest first, in the store's order within a day", () => {
  const letters = [
    aLetter({ letter_id: "a", day: "2026-11-20" }),
    aLetter({ letter_id: "b", day: "2026-11-22" }),
    aLetter({ letter_id: "c", day: "2026-11-20" }),
  ];
  const days = byDay(letters).map(({ day, letters: of }) => [day, of.map((one) => one.letter_id)]);
  expect(days).toEqual([
    ["2026-11-22", ["b"]],
    ["2026-11-20", ["a", "c"]],
  ]);
});
