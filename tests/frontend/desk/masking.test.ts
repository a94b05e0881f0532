import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Content } from "../../../frontend/src/desk/api/types";
import { readNumber, withoutNumbers } from "../../../frontend/src/desk/releases/masking";

const content = (freed: number, destinations: Record<string, number> = {}): Content => ({
  kind: "release",
  happened_on: "2026-11-22",
  freed,
  destinations,
  people: [],
  sources: [],
  texts: {},
});

test("whoever confirms reads no number from the screen", () => {
  const draft = content(123, { Ukraine: 114, Lithuania: 9 });
  expect(withoutNumbers("123 Menschen sind aus der Haft", draft)).toBe(
    "••• Menschen sind aus der Haft",
  );
  expect(withoutNumbers("114 nach Ukraine und 9 nach Litauen.", draft)).toBe(
    "••• nach Ukraine und ••• nach Litauen.",
  );
});

test("a large number hides in every language's way of writing it", () => {
  for (const written of ["1234", "1.234", "1,234", "1\u202f234", "1\u00a0234"]) {
    expect(withoutNumbers(`${written} people`, content(1234))).toBe("••• people");
  }
});

test("a day and a year are not hidden with it", () => {
  expect(withoutNumbers("on 22 November 2026", content(20))).toBe("on 22 November 2026");
});

test("no number of the draft is left in any text that has it", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 99_999 }),
      fc.integer({ min: 2, max: 999 }),
      (freed, some) => {
        const shown = withoutNumbers(`${freed} people, ${some} to X.`, content(freed, { X: some }));
        expect(shown.match(/\d+/g)).toBeNull();
      },
    ),
  );
});

test("a typed number may have any language's separators, and nothing else", () => {
  expect([" 123 ", "1.234", "1,234", "1 234", "12'345"].map(readNumber)).toEqual([
    123, 1234, 1234, 1234, 12345,
  ]);
  for (const wrong of ["", "12.5", "about 12", "-3", "1e3", "1234567"]) {
    expect(readNumber(wrong), wrong).toBeNull();
  }
});
