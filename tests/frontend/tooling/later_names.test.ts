import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { namesLaidOut, notLaidOut, sharedModules } from "../../../frontend/tooling/later_names";

const shared = readFileSync(
  new URL("../../../frontend/src/later/shared.ts", import.meta.url),
  "utf-8",
);

test("a name that the first script does not lay out is found", () => {
  const table = namesLaidOut(
    'export const shared = {\n  "a/b": { one, two },\n  c: { three },\n};',
  );
  expect(notLaidOut(table, "a/b", ["one", "other", "default"])).toEqual([
    "other of a/b",
    "default of a/b",
  ]);
  expect(notLaidOut(table, "c", ["three"])).toEqual([]);
  expect(notLaidOut(table, "a/module/of/its/own", ["anything"])).toEqual([]);
});

test("every module that the second script does not carry itself is laid out, and nothing else", () => {
  const laidOut = [...namesLaidOut(shared).keys()].sort();
  const imported = [...sharedModules(shared)].sort();
  expect(laidOut).toEqual(imported);
});
