import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  asList,
  namesLaidOut,
  notLaidOut,
  placesOf,
  sharedModules,
} from "../../../frontend/tooling/later_names";

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

test("in a build each module has a place and no name", () => {
  const laidOut = (text: string): unknown[] =>
    new Function(text.replace("export const shared =", "return"))() as unknown[];
  expect(
    laidOut(asList('export const shared = {\n  "a/b": { x: 1 },\n  c: { y: 2 },\n};')),
  ).toEqual([{ x: 1 }, { y: 2 }]);
  expect([...placesOf(shared).values()]).toEqual(
    [...namesLaidOut(shared).keys()].map((_, place) => place),
  );
  expect(asList(shared)).not.toMatch(/^ {2}"/m);
});
