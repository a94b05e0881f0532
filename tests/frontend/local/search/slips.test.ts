import fc from "fast-check";
import { expect, test } from "vitest";
import { countSlips, unslipped } from "../../../../frontend/src/local/search/slips";

const word = fc.string({ unit: fc.constantFrom(..."abklmu"), minLength: 2, maxLength: 7 });

test("everything meant is one slip away", () => {
  fc.assert(
    fc.property(word, (typed) => {
      for (const meant of unslipped(typed)) expect(countSlips(typed, meant)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a letter that is missing, too much, wrong or swapped is put right", () => {
  fc.assert(
    fc.property(word, fc.nat(6), (meant, place) => {
      const at = place % meant.length;
      const [before, here, rest] = [meant.slice(0, at), meant.charAt(at), meant.slice(at + 1)];
      const typed = [before + rest, `${before}k${here}${rest}`, `${before}k${rest}`];
      typed.push(before + rest.charAt(0) + here + rest.slice(1));
      for (const one of typed) expect(unslipped(one)).toContain(meant);
    }),
  );
});

test("slips are as many both ways", () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(countSlips(one, other)).toBe(countSlips(other, one));
      expect(countSlips(one, other) === 0).toBe(one === other);
    }),
  );
});

test("neighbours that are swapped are one slip", () => {
  expect(countSlips("kazlou", "kalzou")).toBe(1);
  expect(countSlips("", "ab")).toBe(2);
});
