import { expect, test } from "vitest";
import { formatDayAndMonth, formatPartialDate } from "../../../frontend/src/messages/dates";

test.each([
  ["2021-07-14", "de", "14. Juli 2021"],
  ["2021-07", "de", "Juli 2021"],
  ["2021", "de", "2021"],
  ["2021-07-14", "en", "14 July 2021"],
  ["2021-07", "en", "July 2021"],
])("%s in %s is %s", (date, language, words) => {
  expect(formatPartialDate(date, language)).toBe(words);
});

test("what is no date stays as it is", () => {
  expect(formatPartialDate("soon", "de")).toBe("soon");
});

test("a birthday is said without its year", () => {
  expect(formatDayAndMonth("1962-12-24", "de")).toBe("24. Dezember");
});
