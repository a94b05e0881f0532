import { expect, test } from "vitest";
import { chunk, shownCount } from "../../../frontend/src/prisoners/growing";

test("a list grows by one chunk at a time and never beyond its end", () => {
  expect(shownCount(900, 0)).toBe(chunk);
  expect(shownCount(900, 1)).toBe(chunk * 2);
  expect(shownCount(900, 1000)).toBe(900);
  expect(shownCount(3, 0)).toBe(3);
});
