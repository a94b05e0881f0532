import { describe, expect, test } from "vitest";
import { hasBirthdaySoon } from "../../../../frontend/src/local/projection/assignment";
import { nextBirthday } from "../../../../frontend/src/local/projection/birthday";
import { birthdaySoon } from "../../../../frontend/src/prisoners/dates";
import { aPrisoner } from "../people";

describe("the next birthday", () => {
  test.each([
    ["1962-11-22", "2026-11-22", "2026-11-22"],
    ["1962-11-21", "2026-11-22", "2027-11-21"],
    ["1990-01-05", "2026-12-20", "2027-01-05"],
    ["1988-02-29", "2027-01-10", "2027-02-28"],
    ["1988-02-29", "2028-01-10", "2028-02-29"],
    ["1988-02-29", "2027-03-01", "2028-02-29"],
    ["1988-02-29", "2026-12-31", "2027-02-28"],
  ])("of %s, seen on %s, is %s", (birthday, today, on) => {
    expect(nextBirthday(birthday, today)).toBe(on);
  });

  test.each([null, "1962", "1962-09"])("is not guessed from %s", (birthday) => {
    expect(nextBirthday(birthday, "2026-11-22")).toBeNull();
  });
});

test("proposals and the word beside a name take the 29th of February as the list of birthdays does", () => {
  const birthday = "1988-02-29";
  expect(birthdaySoon(birthday, "2027-02-28")).toBe(true);
  expect(birthdaySoon(birthday, "2027-03-01")).toBe(false);
  expect(hasBirthdaySoon(aPrisoner("p", { birthday }), "2027-01-31")).toBe(true);
  expect(hasBirthdaySoon(aPrisoner("p", { birthday }), "2027-02-01")).toBe(false);
});
