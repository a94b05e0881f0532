import { expect, test } from "vitest";
import { yearsOf } from "../../../frontend/src/year/numbers";
import { aLetter } from "../fixtures/letters";

const places: Record<string, string | null> = { one: "ik-1", two: "ik-1", three: null };
const facilityOf = (id: string) => places[id] ?? null;

test("a year counts cards by month, people once and institutions once", () => {
  const letters = [
    aLetter({ prisoner_id: "one", day: "2026-11-22" }),
    aLetter({ prisoner_id: "one", day: "2026-03-01" }),
    aLetter({ prisoner_id: "two", day: "2026-11-02", state: "handed_in" }),
    aLetter({ prisoner_id: "three", day: "2026-11-01", heard: ["arrived", "answered"] }),
    aLetter({ prisoner_id: null, day: "2026-02-01", heard: ["came_back"] }),
    aLetter({ prisoner_id: "one", day: "2026-11-20", state: "written" }),
  ];
  expect(yearsOf(letters, facilityOf)).toEqual([
    {
      year: "2026",
      cards: 5,
      months: [
        { month: "2026-02", cards: 1 },
        { month: "2026-03", cards: 1 },
        { month: "2026-11", cards: 3 },
      ],
      people: 3,
      facilities: 1,
      unnamed: 1,
      heard: { arrived: 1, answered: 1, came_back: 1 },
    },
  ]);
});

test("the latest year comes first, and a year without a card is not spoken of", () => {
  const letters = [aLetter({ day: "2024-12-31" }), aLetter({ day: "2026-01-01" })];
  expect(yearsOf(letters, facilityOf).map(({ year }) => year)).toEqual(["2026", "2024"]);
  expect(yearsOf([aLetter({ state: "written" })], facilityOf)).toEqual([]);
});
