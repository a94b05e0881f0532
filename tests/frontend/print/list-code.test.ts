import fc from "fast-check";
import { expect, test } from "vitest";
import type { Facility, Prisoner } from "../../../frontend/src/local/types";
import { codeOf, judge, readCode, type Someone } from "../../../frontend/src/print/list-code";
import listCodes from "../../fixtures/list_codes.json" with { type: "json" };
import { aFacility, aPrisoner } from "../fixtures/people";

const place = aFacility({ seq: 3 });
const someone = (person: Partial<Prisoner> = {}, facility: Facility | null = place): Someone => ({
  prisoner: aPrisoner({ seq: 5, ...person }),
  facility,
});
const table = [someone({ id: "p-1" }), someone({ id: "p-2" }), someone({ id: "p-3" })];

function ask(code: string, chosen: Someone[], everybody: Someone[], seq = 50) {
  const read = readCode(code);
  if (!read) throw new Error(`${code} is no code`);
  return judge(read, chosen, everybody, seq);
}

test("a list is right while nothing has changed, in whatever order and letters", () => {
  const code = codeOf(table, 40);
  expect(code).toMatch(/^[2-9a-z]{4}-[2-9a-z]{3,}$/);
  const typed = ` ${code.toUpperCase().replace("-", " ")} `;
  expect(ask(typed, [...table].reverse(), table)).toEqual({ kind: "right" });
});

test.each([
  ["a state", someone({ id: "p-2", seq: 45, state: "do_not_write" })],
  ["a closed institution", someone({ id: "p-2" }, aFacility({ seq: 45, state: "closed" }))],
  ["an address that is doubted", someone({ id: "p-2" }, aFacility({ seq: 45, address: null }))],
])("%s that changed names whose card must not be posted, chosen or not", (_what, changed) => {
  const [first, , third] = table as [Someone, Someone, Someone];
  const now = [first, changed, third];
  const verdict = { kind: "changed", stop: [changed.prisoner], look: [] };
  expect(ask(codeOf(table, 40), now, now)).toEqual(verdict);
  expect(ask(codeOf(table, 40), [], now)).toEqual(verdict);
});

test("another address is to be compared, of those who are chosen", () => {
  const moved = someone({ id: "p-2" }, aFacility({ seq: 45, address: ["ИК № 1", "Иная, 1"] }));
  const now = [table[0], moved, table[2]] as Someone[];
  expect(ask(codeOf(table, 40), now, now)).toEqual({
    kind: "changed",
    stop: [],
    look: [moved.prisoner],
  });
});

test("what was so before the list was printed is no news", () => {
  const before = someone({ id: "p-9", seq: 39, state: "do_not_write" });
  expect(ask(codeOf(table, 40), [], [...table, before])).toEqual({ kind: "nobody_known" });
});

test("of other people nothing is claimed, and a phone that is behind says so", () => {
  expect(ask(codeOf(table, 40), table.slice(1), table)).toEqual({ kind: "nobody_known" });
  expect(ask(codeOf(table, 40), table, table, 39)).toEqual({ kind: "list_older" });
});

test("every number of a list comes back, and a slip of one sign is noticed", () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), fc.nat(20), fc.nat(28), (seq, at, step) => {
      const code = codeOf(table, seq);
      expect(readCode(code)?.seq).toBe(seq);
      const signs = "23456789abcdefghjkmnpqrstuvwxyz";
      const place = at % code.length;
      if (code[place] === "-") return;
      const other = signs[(signs.indexOf(code[place] as string) + 1 + step) % signs.length];
      expect(readCode(code.slice(0, place) + other + code.slice(place + 1))).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test.each(["", "abc", "k7m2-x3ao", "hello there", "k7m2-"])("%j is no code", (typed) => {
  expect(readCode(typed)).toBeNull();
});

test.each(listCodes)("the server makes the same code: $what", ({ people, seq, code }) => {
  const known = people.map(({ facility, ...person }) =>
    someone(person as Partial<Prisoner>, facility && aFacility(facility as Partial<Facility>)),
  );
  expect(codeOf(known, seq)).toBe(code);
});
