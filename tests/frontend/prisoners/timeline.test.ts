import { describe, expect, test } from "vitest";
import type { Prisoner, PrisonerEvent } from "../../../frontend/src/local/types";
import { timelineOf } from "../../../frontend/src/prisoners/timeline";

const moved: PrisonerEvent = {
  kind: "moved",
  on: null,
  facility_id: "ik-4",
  source: "Viasna, 2026-11-13",
};
const earlier: PrisonerEvent = { kind: "detained", on: "2011", facility_id: null, source: "NN" };

function somebody(given: Partial<Prisoner>): Prisoner {
  return {
    state: "held",
    detained_on: "2021-07-14",
    sentenced_on: "2023-03",
    release: null,
    events: null,
    ...given,
  } as Prisoner;
}

const told = (given: Partial<Prisoner>) =>
  timelineOf(somebody(given)).map(({ kind, on }) => `${kind} ${on ?? "?"}`);

describe("what happened to somebody", () => {
  test("the facts alone are no history of whoever is held", () => {
    expect(told({})).toEqual([]);
  });

  test("the oldest stands first, and what has no day last", () => {
    expect(told({ events: [moved, earlier] })).toEqual([
      "detained 2011",
      "detained 2021-07-14",
      "sentenced 2023-03",
      "moved ?",
    ]);
  });

  test("it ends with the release, and who says so", () => {
    const release = { on: "2025-12-13", destination: "Lithuania", source: "Campact, 2026-01" };
    const timeline = timelineOf(somebody({ state: "came_out", release }));
    expect(timeline.map(({ kind }) => kind)).toEqual(["detained", "sentenced", "came_out"]);
    expect(timeline[2]?.source).toBe("Campact, 2026-01");
  });

  test("of whoever is in question nothing is told, whatever a list may say", () => {
    expect(told({ state: "do_not_write", events: [moved, earlier] })).toEqual([]);
  });

  test("a word that this version does not know is left out", () => {
    const odd = { ...moved, kind: "taken_to_the_moon" };
    expect(told({ events: [odd] })).toEqual([]);
  });

  test("a list from before there were events has none", () => {
    const { events: _, ...before } = somebody({});
    expect(timelineOf(before)).toEqual([]);
  });
});
