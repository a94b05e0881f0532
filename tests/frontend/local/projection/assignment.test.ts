import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Assigning,
  assign,
  hasBirthdaySoon,
  mayPost,
} from "../../../../frontend/src/local/projection/assignment";
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
const proposed = (prisoners: Prisoner[], change: Partial<Assigning> = {}) =>
  assign({
    prisoners,
    facility: (id) => facilities.get(id ?? "") ?? null,
    level: () => 0,
    taken: new Set(),
    weeks: 0,
    seed: "s",
    today: "2026-11-22",
    ...change,
  });
const ids = (...from: Parameters<typeof proposed>) =>
  proposed(...from).map(({ prisoner }) => prisoner.id);
const inOpen = (id: string, change: Partial<Prisoner> = {}) =>
  aPrisoner(id, { facility_id: "open", ...change });
const crowd = Array.from({ length: 100 }, (_, n) => inOpen(`p${n}`));

test("only people who are held, in an open institution with a confirmed address, are proposed", () => {
  const people = [
    inOpen("yes"),
    inOpen("no-1", { state: "do_not_write" }),
    inOpen("no-2", { state: "came_out" }),
    aPrisoner("no-3", { facility_id: "unchecked" }),
    aPrisoner("no-4", { facility_id: "closed" }),
    aPrisoner("no-5", { facility_id: "nowhere" }),
    aPrisoner("no-6", { facility_id: null }),
    aPrisoner("no-7", { facility_id: "back" }),
  ];
  expect(ids(people)).toEqual(["yes"]);
});

test("fewest cards come first on a fresh list, for almost every phone", () => {
  const levels: Record<string, Level> = { a: 2, b: 1 };
  const level = (id: string) => levels[id] ?? 0;
  const people = ["a", "b", "c"].map((id) => inOpen(id));
  const seeds = Array.from({ length: 200 }, (_, n) => `phone-${n}`);
  const inOrder = seeds.filter((seed) => ids(people, { level, seed }).join("") === "cba");
  expect(inOrder.length).toBeGreaterThan(185);
});

test("the older the levels, the less they decide", () => {
  const level = (id: string): Level => (id === "many" ? 2 : 0);
  const people = [inOpen("many"), inOpen("few")];
  const seeds = Array.from({ length: 400 }, (_, n) => `phone-${n}`);
  const firstOf = (weeks: number) =>
    seeds.filter((seed) => ids(people, { level, seed, weeks })[0] === "few").length;
  const [now, later, old, older] = [0, 2, 4, 52].map(firstOf) as [number, number, number, number];
  expect(now).toBeGreaterThanOrEqual(later);
  expect(later).toBeGreaterThan(old);
  expect(old).toBeGreaterThan(older);
  expect(older).toBeGreaterThan(160);
});

test("whoever is taken or written to comes last, whatever others have", () => {
  expect(ids(crowd, { taken: new Set(["p7"]), level: (id) => (id === "p7" ? 0 : 2) }).at(-1)).toBe(
    "p7",
  );
});

test("one phone proposes the same people again, another phone others", () => {
  expect(ids(crowd, { seed: "one" })).toEqual(ids(crowd, { seed: "one" }));
  expect(ids(crowd, { seed: "one" })).not.toEqual(ids(crowd, { seed: "another" }));
});

test("nobody with an open address is ever left out, over turns of others: whatever the list says", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<Level>(0, 1, 2), { minLength: 1, maxLength: 60 }),
      fc.nat(60),
      fc.string(),
      fc.array(fc.nat(59)),
      (levels, weeks, seed, taken) => {
        const people = levels.map((_, place) => inOpen(String(place)));
        const order = ids(people, {
          level: (id) => levels[Number(id)] ?? 0,
          weeks,
          seed,
          taken: new Set(taken.map(String)),
        });
        expect([...order].sort()).toEqual(people.map(({ id }) => id).sort());
      },
    ),
    { numRuns: 60 },
  );
});

test("nobody is left out over phones that all follow an old list: the last of it are first on some", () => {
  const famous = new Set(crowd.slice(0, 20).map(({ id }) => id));
  const level = (id: string): Level => (famous.has(id) ? 2 : 0);
  const times = new Map<string, number>();
  for (let phone = 0; phone < 2000; phone += 1) {
    const five = ids(crowd, { level, weeks: 3, seed: `phone-${phone}` }).slice(0, 5);
    for (const id of five) times.set(id, (times.get(id) ?? 0) + 1);
  }
  expect(times.size).toBe(100);
  const most = Math.max(...[...famous].map((id) => times.get(id) ?? 0));
  expect(most).toBeLessThan(
    Math.min(...[...times].flatMap(([id, n]) => (famous.has(id) ? [] : n))),
  );
});

test("a birthday that a card can still reach is the reason, and none other is", () => {
  const soon = (birthday: string | null) =>
    hasBirthdaySoon(aPrisoner("p", { birthday }), "2026-11-22");
  expect(soon("1962-12-20")).toBe(true);
  expect(soon("1962-12-19")).toBe(false);
  expect(soon("1970-01-31")).toBe(true);
  expect(soon("1970-02-01")).toBe(false);
  expect(soon("1962-12")).toBe(false);
  expect(soon(null)).toBe(false);
  const reasons = proposed([inOpen("a", { birthday: "1962-12-24" }), inOpen("b")]);
  expect(Object.fromEntries(reasons.map((one) => [one.prisoner.id, one.reason]))).toEqual({
    a: "birthday",
    b: "fewest",
  });
});

test("with cards on the way to somebody the reason is not that they have the fewest", () => {
  expect(proposed([inOpen("a")], { level: () => 1 })[0]?.reason).toBe("turn");
});

test("an unchecked institution is not proposed, but may be written to; a closed one may not", () => {
  const held = aPrisoner("p");
  expect(mayPost(held, aFacility("x", { state: "unchecked" }))).toBe(true);
  expect(mayPost(held, null)).toBe(true);
  expect(mayPost(held, aFacility("x", { state: "closed" }))).toBe(false);
  expect(mayPost(aPrisoner("p", { state: "do_not_write" }), aFacility("x"))).toBe(false);
  expect(mayPost(null, aFacility("x"))).toBe(false);
});
