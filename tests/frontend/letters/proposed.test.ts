import { expect, test } from "vitest";
import { pageOf, proposedAtOnce } from "../../../frontend/src/letters/proposed";

const people = Array.from({ length: 12 }, (_, index) => index);

test("others are others, until the first come round again", () => {
  expect(pageOf(people, 0)).toEqual([0, 1, 2, 3, 4]);
  expect(pageOf(people, 1)).toEqual([5, 6, 7, 8, 9]);
  expect(pageOf(people, 2)).toEqual([10, 11]);
  expect(pageOf(people, 3)).toEqual([0, 1, 2, 3, 4]);
});

test("no turn is empty while anybody can be proposed", () => {
  for (let turn = 0; turn < 20; turn += 1) {
    expect(pageOf(people.slice(0, proposedAtOnce), turn)).toHaveLength(proposedAtOnce);
  }
  expect(pageOf([], 3)).toEqual([]);
});
