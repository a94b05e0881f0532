import { expect, test } from "vitest";
import { bestBefore, upcomingBirthdays } from "../../../frontend/src/birthdays/upcoming";
import { aFacility, aPrisoner } from "../fixtures/people";

const places = [
  aFacility(),
  aFacility({ id: "closed", state: "closed" }),
  aFacility({ id: "unchecked", state: "unchecked" }),
  aFacility({ id: "withheld", address: null }),
  aFacility({ id: "returned", returned: true }),
];
const facility = (id: string) => places.find((one) => one.id === id) ?? null;

test("sixty days are looked through, today included, the nearest first", () => {
  const born = ["1970-01-20", "1971-01-21", "1972-11-22", "1973-11-21", "1974-12-24"];
  const people = born.map((birthday) => aPrisoner({ id: `p${birthday}`, birthday }));
  const found = upcomingBirthdays(people, facility, "2026-11-22");
  expect(found.map(({ on, ahead }) => [on, ahead])).toEqual([
    ["2026-11-22", 0],
    ["2026-12-24", 32],
    ["2027-01-20", 59],
  ]);
});

test.each([
  ["who came out", { state: "came_out" as const }],
  ["to whom nobody should write", { state: "do_not_write" as const }],
  ["where mail is lost", { facility_id: "closed" }],
  ["whose place nobody has checked", { facility_id: "unchecked" }],
  ["whose address is not known", { facility_id: "withheld" }],
  ["whence cards came back", { facility_id: "returned" }],
  ["of whom nobody knows where they are", { facility_id: null }],
])("somebody %s is left out", (_, change) => {
  const people = [aPrisoner({ birthday: "1962-12-24", ...change })];
  expect(upcomingBirthdays(people, facility, "2026-11-22")).toEqual([]);
});

test.each([
  ["2026-12-24", 32, { third: "end", month: "2026-11" }],
  ["2027-01-05", 44, { third: "start", month: "2026-12" }],
  ["2027-01-20", 59, { third: "end", month: "2026-12" }],
  ["2027-01-14", 53, { third: "middle", month: "2026-12" }],
  ["2026-12-20", 28, null],
])("a card for %s had best be posted by a third of a month, never a day", (on, ahead, best) => {
  expect(bestBefore({ prisoner: aPrisoner(), on, ahead })).toEqual(best);
});
