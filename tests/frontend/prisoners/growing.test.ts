import { expect, test } from "vitest";
import { chunk, firstRows, shownCount } from "../../../frontend/src/prisoners/growing";

test("a list begins short, grows by one chunk at a time and never beyond its end", () => {
  expect(shownCount(900, 0)).toBe(firstRows);
  expect(shownCount(900, 1)).toBe(firstRows + chunk);
  expect(shownCount(900, 1000)).toBe(900);
  expect(shownCount(3, 0)).toBe(3);
});
