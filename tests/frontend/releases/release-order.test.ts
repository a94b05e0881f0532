import { expect, test } from "vitest";
import type { Release } from "../../../frontend/src/local/types";
import { cameOutUnlisted, latestFirst } from "../../../frontend/src/releases/release-order";
import { aListView } from "../fixtures/memory-local";
import { aPrisoner, people, releases } from "../fixtures/people";

test("the latest release stands first", () => {
  const older: Release = {
    id: "x",
    seq: 1,
    kind: "release",
    state: "told",
    questioned: false,
    texts: {},
    announced_on: "2025-06-21",
    freed: 14,
    destinations: {},
    prisoner_ids: [],
    source: "",
  };
  expect(latestFirst([older, ...releases]).map((release) => release.id)).toEqual([
    "2025-12-13",
    "x",
  ]);
});

test("who stands in a notice is not listed a second time", () => {
  const alone = aPrisoner({
    id: "p-alone",
    state: "came_out",
    release: { on: "2026-01", destination: null, source: "" },
  });
  const list = { ...aListView([...people, alone]), releases };
  expect(cameOutUnlisted(list).map((person) => person.id)).toEqual(["p-alone"]);
});
