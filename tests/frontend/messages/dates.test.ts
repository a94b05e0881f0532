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

const months = Array.from(
  { length: 12 },
  (_, month) => `2024-${String(month + 1).padStart(2, "0")}`,
);

test.each([
  ["de", "de"],
  ["en", "en-GB"],
])("dates in %s are written as the browser would write them", (language, locale) => {
  const intl = (shape: Intl.DateTimeFormatOptions, date: string) =>
    new Intl.DateTimeFormat(locale, { ...shape, timeZone: "UTC" }).format(Date.parse(date));
  for (const month of months) {
    const shape = { year: "numeric", month: "long" } as const;
    expect(formatPartialDate(month, language)).toBe(intl(shape, month));
    for (const day of [`${month}-01`, `${month}-29`]) {
      expect(formatPartialDate(day, language)).toBe(intl({ ...shape, day: "numeric" }, day));
      expect(formatDayAndMonth(day, language)).toBe(intl({ month: "long", day: "numeric" }, day));
    }
  }
});

test("a language without words of ours is written by the browser", () => {
  expect(formatPartialDate("2021-07-14", "fr")).toBe("14 juillet 2021");
  expect(formatPartialDate("2021-07", "fr")).toBe("juillet 2021");
  expect(formatDayAndMonth("1962-12-24", "fr")).toBe("24 décembre");
});
