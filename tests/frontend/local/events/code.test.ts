import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countingOf,
  isCode,
  mintCode,
  readCode,
  shownCode,
} from "../../../../frontend/src/local/events/code";

const file = new URL("../../../fixtures/event_codes.json", import.meta.url);
const { codes, no_codes } = JSON.parse(readFileSync(file, "utf8")) as {
  codes: { code: string; shown: string; counting: string }[];
  no_codes: string[];
};

test.each(codes)("the code $shown is the server's too, and says who counts", (one) => {
  expect(readCode(` ${one.shown.toUpperCase()} `)).toBe(one.code);
  expect([shownCode(one.code), countingOf(one.code)]).toEqual([one.shown, one.counting]);
});

test.each(no_codes)("%j is no code as it is kept", (text) => expect(isCode(text)).toBe(false));

test("whoever mishears one character is told so", () => {
  const digit = fc.constantFrom(..."23456789abcdefghjkmnpqrstuvwxyz");
  const change = fc.tuple(fc.constantFrom(...codes), fc.nat(6), digit);
  fc.assert(
    fc.property(change, ([{ code }, place, other]) => {
      const misheard = code.slice(0, place) + other + code.slice(place + 1);
      expect(readCode(misheard)).toBe(misheard === code ? code : null);
    }),
  );
});

test("a new code is one, and counts as it was chosen", () => {
  for (const counting of ["phones", "paper"] as const)
    for (const most of [0, 0.5, 0.999]) {
      const code = mintCode(counting, (n) => Math.floor(n * most));
      expect([isCode(code), countingOf(code)]).toEqual([true, counting]);
    }
});
