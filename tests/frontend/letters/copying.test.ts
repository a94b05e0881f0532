import { expect, test } from "vitest";
import { lineAtHand, toggleLine } from "../../../frontend/src/letters/copying";

test("a line is ticked and unticked", () => {
  expect(toggleLine([0], 2)).toEqual([0, 2]);
  expect(toggleLine([0, 2], 0)).toEqual([2]);
});

test("the line at hand is the first that is not copied", () => {
  expect(lineAtHand([], 3)).toBe(0);
  expect(lineAtHand([0, 2], 3)).toBe(1);
  expect(lineAtHand([2, 0, 1], 3)).toBeNull();
});
