import { readdirSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import de from "../../../backend/lebenszeichen/releases/texts/de.json";
import en from "../../../backend/lebenszeichen/releases/texts/en.json";
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
  expect(withoutNumbers("Ukraine (114) und Litauen (9).", draft)).toBe(
    "Ukraine (•••) und Litauen (•••).",
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

const reviewed: Record<string, Record<string, string>> = { de: de.messages, en: en.messages };

test("a text about one person reads as one about several, in every reviewed language", () => {
  const hidden = (text: string) => text.replace("{number}", "•••");
  for (const messages of Object.values(reviewed)) {
    const singular = Object.keys(messages).filter(
      (key) => key.endsWith(".one") && key !== "named.one",
    );
    expect(singular.length).toBeGreaterThan(5);
    for (const key of singular) {
      const several = messages[key.replace(/one$/, "other")] ?? "";
      expect(withoutNumbers(messages[key] ?? "", content(1)), key).toBe(hidden(several));
    }
  }
});

test("every reviewed language is held against that", () => {
  const folder = "backend/lebenszeichen/releases/texts";
  expect(readdirSync(folder).sort()).toEqual(Object.keys(reviewed).map((code) => `${code}.json`));
});

test("a typed number may have any language's separators, and nothing else", () => {
  expect([" 123 ", "1.234", "1,234", "1 234", "12'345"].map(readNumber)).toEqual([
    123, 1234, 1234, 1234, 12345,
  ]);
  for (const wrong of ["", "12.5", "about 12", "-3", "1e3", "1234567"]) {
    expect(readNumber(wrong), wrong).toBeNull();
  }
});
