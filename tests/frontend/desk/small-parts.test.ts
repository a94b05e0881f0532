import { describe, expect, test } from "vitest";
import { troubleOf } from "../../../frontend/src/desk/api/trouble";
import { barsOf, roundTop, unitFor } from "../../../frontend/src/desk/campaign/plot";
import { formatCountdown } from "../../../frontend/src/desk/frame/moments";
import { nameFor } from "../../../frontend/src/desk/frame/names";
import { barPlaces, placesFor, placesUnderMore } from "../../../frontend/src/desk/frame/places";
import { moved } from "../../../frontend/src/desk/frame/roving";
import { found } from "../../../frontend/src/desk/people/directory";
import { composeLink, proposalIn, today } from "../../../frontend/src/desk/releases/proposal-link";
import { inviteIn } from "../../../frontend/src/desk/session/enrolment";
import { waitingLines } from "../../../frontend/src/desk/waiting/lines";

const waiting = {
  releases_to_confirm: 1,
  releases_waiting_for_others: 2,
  on_hold: 1,
  states_to_check: 0,
  set_aside: 54,
  imports_waiting: 0,
  letters_held: 3,
  family_requests: 0,
  mistakes: 0,
  events_to_accept: 0,
  facilities_to_check: 0,
  texts_to_confirm: 0,
  places_unmatched: 0,
};

describe("what waits", () => {
  test("a hold comes first, nothing that is zero comes at all", () => {
    const { now, others } = waitingLines(waiting, "coordinator");
    expect(now.map(({ kind }) => kind)).toEqual([
      "on_hold",
      "releases_to_confirm",
      "letters_held",
      "set_aside",
    ]);
    expect(others).toEqual([{ kind: "releases_waiting_for_others", n: 2 }]);
  });

  test("an assistant is asked only what an assistant may do", () => {
    expect(waitingLines(waiting, "assistant")).toEqual({
      now: [{ kind: "letters_held", n: 3 }],
      others: [],
    });
  });
});

test("every place of a role is in the small bar or under more, and none in both", () => {
  for (const role of ["assistant", "coordinator"] as const) {
    const bar = barPlaces(role).filter((place) => place !== "more");
    expect([...bar, ...placesUnderMore(role)].sort()).toEqual(placesFor(role).sort());
  }
  expect(placesFor("assistant")).not.toContain("releases");
});

test("arrow keys stay in the table, and other keys are nobody's", () => {
  const at = { row: 0, column: 0 };
  expect(moved(at, "ArrowUp", 123, 2)).toEqual(at);
  expect(moved(at, "ArrowDown", 123, 2)).toEqual({ row: 1, column: 0 });
  expect(moved(at, "End", 123, 2)).toEqual({ row: 122, column: 0 });
  expect(moved({ row: 122, column: 1 }, "PageDown", 123, 2)).toEqual({ row: 122, column: 1 });
  expect(moved(at, "Tab", 123, 2)).toBeNull();
});

const cardsOn = (...days: string[]) => days.map((day) => ({ day, posted: 2, held: 1 }));

test("the plot of a short campaign has every day between its first card and its last", () => {
  const days = cardsOn("2026-11-04", "2026-11-02");
  expect(unitFor(days, 31)).toBe("day");
  expect(barsOf(days, "day")).toEqual([
    { from: "2026-11-02", posted: 2, held: 1 },
    { from: "2026-11-03", posted: 0, held: 0 },
    { from: "2026-11-04", posted: 2, held: 1 },
  ]);
  expect(barsOf([], "day")).toEqual([]);
  expect([0, 3, 5, 7, 123, 1000].map(roundTop)).toEqual([2, 4, 6, 10, 200, 1000]);
});

test("the plot of a long campaign has a bar for each week or month, and every card is in one of them", () => {
  const days = cardsOn(
    "2025-12-31",
    "2026-01-01",
    "2026-01-04",
    "2026-01-05",
    "2026-12-24",
    "2027-02-28",
  );
  expect([unitFor(days.slice(0, 5), 60), unitFor(days, 46), unitFor(days, 31)]).toEqual([
    "week",
    "month",
    "month",
  ]);
  const weeks = barsOf(days.slice(0, 4), "week");
  expect(weeks.map(({ from, posted }) => [from, posted])).toEqual([
    ["2025-12-29", 6],
    ["2026-01-05", 2],
  ]);
  const months = barsOf(days, "month");
  expect(months.map(({ from }) => from.slice(0, 7))).toHaveLength(15);
  expect([months[0], months[1], months[14]].map((bar) => bar?.posted)).toEqual([2, 6, 2]);
  expect(months.reduce((all, { posted }) => all + posted, 0)).toBe(12);
});

test("a plot never has more bars than it has room for, unless they are months", () => {
  const last = Date.parse("2026-12-01");
  for (let span = 1; span < 900; span += 1) {
    const first = new Date(last - (span - 1) * 86_400_000).toISOString().slice(0, 10);
    const days = cardsOn(first, "2026-12-01");
    for (const most of [31, 46]) {
      const unit = unitFor(days, most);
      expect(barsOf(days, unit).length).toBeLessThanOrEqual(most);
    }
  }
});

test("somebody is found in any spelling", () => {
  const people = [
    { id: "a", names: { be: "Алесь Бяляцкі", en: "Ales Bialiatski" } },
    { id: "b", names: { be: "Марыя Калеснікава" } },
  ];
  expect(found(people, "bjaljazki").map(({ id }) => id)).toEqual(["a"]);
  expect(found(people, "Калесн").map(({ id }) => id)).toEqual(["b"]);
  expect(found(people, "  ")).toHaveLength(2);
  expect(found(people, "xyz")).toEqual([]);
});

test("a name is read in the reader's language, else in letters that they know, else there is the id", () => {
  expect(nameFor({ ru: "Анна", de: "Hanna" }, "en", "p1")).toBe("Hanna");
  expect(nameFor({ ru: "Анна" }, "de", "p1")).toBe("Анна");
  expect(nameFor({}, "de", "p1")).toBe("p1");
});

test("a proposal's link leads back to that proposal, and to no other", () => {
  const key = { kind: "died", source: "Viasna & Co", as_of: null } as const;
  const query = Object.fromEntries(new URL(composeLink(key), "https://example.org").searchParams);
  expect(proposalIn(query)).toEqual(key);
  expect(proposalIn({ kind: "came_out", source: "Viasna" })).toBeNull();
  expect(proposalIn({})).toBeNull();
});

test("an invitation is what stands after the #, and nothing that is none", () => {
  expect(inviteIn("#invite=abc_-123")).toBe("abc_-123");
  expect(inviteIn("#invite=a%20b")).toBeNull();
  expect(inviteIn("")).toBeNull();
});

test("a problem is named by the last part of its type; a stranger's page by its status", () => {
  const own = { type: "/problems/own-release", title: "No" };
  expect(troubleOf(403, own)).toEqual({ slug: "own-release", title: "No", status: 403 });
  expect(troubleOf(502, null).slug).toBe("server");
  expect(troubleOf(404, null).slug).toBe("other");
});

test("a countdown counts whole seconds and never below nothing", () => {
  expect([125, 60, 9, 0, -3].map(formatCountdown)).toEqual([
    "2:05",
    "1:00",
    "0:09",
    "0:00",
    "0:00",
  ]);
});

test("today is this computer's day", () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});
