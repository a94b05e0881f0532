import { expect, test } from "vitest";
import {
  engravedWaves,
  stampBox,
  stampOutline,
} from "../../../frontend/src/components/stamp-outline";

test("the outline of a stamp comes back to its corner, with a bite for every tooth", () => {
  const path = stampOutline();
  const across = stampBox.width / stampBox.pitch;
  const down = stampBox.height / stampBox.pitch;
  expect(path.match(/a/g)).toHaveLength(2 * (across + down));
  expect(path.endsWith("z")).toBe(true);
});

test("the same person has the same waves on every phone, and not everybody has the same", () => {
  expect(engravedWaves("p-vasil")).toBe(engravedWaves("p-vasil"));
  const all = new Set(Array.from({ length: 50 }, (_, index) => engravedWaves(`p-${index}`)));
  expect(all.size).toBeGreaterThan(5);
});
