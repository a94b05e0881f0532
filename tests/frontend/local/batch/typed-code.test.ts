import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fragmentOf,
  idsInFragment,
  readTypedCode,
  typedCode,
} from "../../../../frontend/src/local/batch/typed-code";

const known = Array.from({ length: 900 }, (_, n) => `p${n.toString(36).padStart(9, "0")}`);
const someKnown = fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 5 });

test("what one phone shows another reads, in capitals and without the dashes too", () => {
  fc.assert(
    fc.property(someKnown, (ids) => {
      const code = typedCode(ids, known);
      expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-)+[2-9a-hjkmnp-z]{1,3}$/);
      expect(readTypedCode(code, known)).toEqual(ids);
      expect(readTypedCode(code.toUpperCase().replaceAll("-", " "), known)).toEqual(ids);
    }),
    { numRuns: 30 },
  );
});

test("of two people who share their four characters each phone reads the one that is meant", () => {
  const words = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (let n = 0; pairs.length < 60; n += 1) {
    const id = `p${n}`;
    const word = typedCode([id], []).slice(0, 4);
    const other = words.get(word);
    if (other) pairs.push([other, id]);
    words.set(word, id);
  }
  const list = [...known, ...pairs.flat()];
  for (const [one, other] of pairs) {
    expect(readTypedCode(typedCode([one], list), list)).toEqual([one]);
    expect(readTypedCode(typedCode([other, "p000000000"], list), list)).toEqual([
      other,
      "p000000000",
    ]);
  }
  expect(pairs.some(([one]) => typedCode([one], list).length > 6)).toBe(true);
});

test("a slip, a missing letter and a person who is not on the list are no batch", () => {
  const code = typedCode(known.slice(0, 5), known);
  const slipped = code.replace(/^./, (letter) => (letter === "x" ? "y" : "x"));
  expect(readTypedCode(slipped, known)).toBeNull();
  expect(readTypedCode(code.slice(1), known)).toBeNull();
  expect(readTypedCode(code, known.slice(1))).toBeNull();
  expect(readTypedCode("", known)).toBeNull();
});

test("a link holds ids alone, and takes nothing else from whoever made it", () => {
  expect(idsInFragment(fragmentOf(["a1", "b2"]))).toEqual(["a1", "b2"]);
  expect(idsInFragment("#a1.<b>.../x.a1.B2")).toEqual(["a1"]);
  expect(idsInFragment("")).toEqual([]);
});
