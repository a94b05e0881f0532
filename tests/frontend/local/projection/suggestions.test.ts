import { expect, test } from "vitest";
import { mayPost, suggest } from "../../../../frontend/src/local/projection/suggestions";
import type { Level, Prisoner } from "../../../../frontend/src/local/types";
import { aFacility, aPrisoner } from "../people";

const facilities = new Map(
  [
    aFacility("open"),
    aFacility("unchecked", { state: "unchecked" }),
    aFacility("closed", { state: "closed" }),
    aFacility("nowhere", { address: null }),
    aFacility("back", { returned: true }),
  ].map((row) => [row.id, row]),
);
const choose = (prisoners: Prisoner[], levels: Record<string, Level> = {}, seed = "s", count = 5) =>
  suggest(
    {
      prisoners,
      facility: (id) => facilities.get(id ?? "") ?? null,
      level: (id) => levels[id] ?? 0,
      seed,
    },
    count,
  ).map(({ id }) => id);

test("only people who are held, in an open institution with a confirmed address, are suggested", () => {
  const suggested = choose([
    aPrisoner("yes", { facility_id: "open" }),
    aPrisoner("no-1", { facility_id: "open", state: "do_not_write" }),
    aPrisoner("no-2", { facility_id: "open", state: "came_out" }),
    aPrisoner("no-3", { facility_id: "unchecked" }),
    aPrisoner("no-4", { facility_id: "closed" }),
    aPrisoner("no-5", { facility_id: "nowhere" }),
    aPrisoner("no-6", { facility_id: null }),
    aPrisoner("no-7", { facility_id: "back" }),
  ]);
  expect(suggested).toEqual(["yes"]);
});

test("fewest cards come first", () => {
  const people = ["a", "b", "c"].map((id) => aPrisoner(id, { facility_id: "open" }));
  expect(choose(people, { a: 2, b: 1 })).toEqual(["c", "b", "a"]);
});

const crowd = Array.from({ length: 100 }, (_, n) => aPrisoner(`p${n}`, { facility_id: "open" }));

test("one phone suggests the same people again, another phone others", () => {
  expect(choose(crowd, {}, "one")).toEqual(choose(crowd, {}, "one"));
  expect(choose(crowd, {}, "one")).not.toEqual(choose(crowd, {}, "another"));
});

test("two hundred phones spread over everybody: nobody is left out, nobody gets the lot", () => {
  const times = new Map<string, number>();
  for (let phone = 0; phone < 200; phone += 1) {
    for (const id of choose(crowd, {}, `phone-${phone}`)) times.set(id, (times.get(id) ?? 0) + 1);
  }
  expect(times.size).toBeGreaterThan(98);
  expect(Math.max(...times.values())).toBeLessThan(30);
});

test("an unchecked institution is not suggested, but may be written to; a closed one may not", () => {
  const held = aPrisoner("p");
  expect(mayPost(held, aFacility("x", { state: "unchecked" }))).toBe(true);
  expect(mayPost(held, null)).toBe(true);
  expect(mayPost(held, aFacility("x", { state: "closed" }))).toBe(false);
  expect(mayPost(aPrisoner("p", { state: "do_not_write" }), aFacility("x"))).toBe(false);
  expect(mayPost(null, aFacility("x"))).toBe(false);
});
