import { describe, expect, test } from "vitest";
import { ageOn, birthdaySoon, latestDay } from "../../../frontend/src/prisoners/dates";

describe("the age of a person", () => {
  test("grows on the birthday, not before", () => {
    expect(ageOn("1962-09-25", "2026-09-24")).toBe(63);
    expect(ageOn("1962-09-25", "2026-09-25")).toBe(64);
  });

  test.each([null, "1962", "1962-09", "2030-01-01"])("is not said for %s", (birthday) => {
    expect(ageOn(birthday, "2026-09-25")).toBeNull();
  });
});

describe("a birthday", () => {
  test("is worth saying while a card can still make it", () => {
    expect(birthdaySoon("1962-12-24", "2026-11-22")).toBe(true);
    expect(birthdaySoon("1962-12-24", "2026-12-24")).toBe(true);
  });

  test("is not said too early or when it has just passed", () => {
    expect(birthdaySoon("1962-12-24", "2026-10-01")).toBe(false);
    expect(birthdaySoon("1962-12-24", "2026-12-25")).toBe(false);
  });

  test("is seen across the turn of the year", () => {
    expect(birthdaySoon("1990-01-05", "2026-12-20")).toBe(true);
  });

  test("is not guessed from a month", () => {
    expect(birthdaySoon("1962-12", "2026-12-01")).toBe(false);
  });
});

test.each([
  ["2020", "2020-12-31"],
  ["2024-02", "2024-02-29"],
  ["2021-07-14", "2021-07-14"],
])("%s means at the latest %s", (date, day) => {
  expect(latestDay(date)).toBe(day);
});
