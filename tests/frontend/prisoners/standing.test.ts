import { expect, test } from "vitest";
import { mayWrite, standingOf } from "../../../frontend/src/prisoners/standing";
import { aFacility, aPrisoner } from "../fixtures/people";

test.each([
  ["ready", aPrisoner(), aFacility(), true],
  ["unchecked", aPrisoner(), aFacility({ state: "unchecked" }), true],
  ["withheld", aPrisoner(), aFacility({ address: null }), false],
  ["closed", aPrisoner(), aFacility({ state: "closed" }), false],
  ["nowhere", aPrisoner({ facility_id: null }), null, false],
  ["do_not_write", aPrisoner({ state: "do_not_write" }), aFacility(), false],
  ["came_out", aPrisoner({ state: "came_out" }), null, false],
  ["died", aPrisoner({ state: "died" }), null, false],
] as const)("somebody who is %s", (standing, person, facility, writable) => {
  expect(standingOf(person, facility)).toBe(standing);
  expect(mayWrite(standing)).toBe(writable);
});
