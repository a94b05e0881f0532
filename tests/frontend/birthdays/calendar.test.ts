import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarOf } from "../../../frontend/src/birthdays/calendar";

const AT = new Date("2026-11-22T18:03:04.567Z");

/** What a calendar makes of it: ical.js is the parser of Thunderbird. */
const read = (file: string) =>
  new ICAL.Component(ICAL.parse(file))
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component));

test("each day is one all-day entry, and several people on a day are one", () => {
  const file = calendarOf(["2027-01-14", "2026-12-31", "2027-01-14"], "Karte", AT);
  const entries = read(file).map(({ startDate, endDate, summary, uid }) => [
    startDate.toString(),
    endDate.toString(),
    startDate.isDate,
    summary,
    uid,
  ]);
  expect(entries).toEqual([
    ["2026-12-31", "2027-01-01", true, "Karte", "card-20261231"],
    ["2027-01-14", "2027-01-15", true, "Karte", "card-20270114"],
  ]);
});

test("the last day of February ends with the month, in a leap year too", () => {
  const ends = read(calendarOf(["2027-02-28", "2028-02-29"], "Karte", AT)).map((one) =>
    one.endDate.toString(),
  );
  expect(ends).toEqual(["2027-03-01", "2028-03-01"]);
});

test("made again, an entry is the same one with a newer stamp, and nothing repeats", () => {
  const [first, later] = [AT, new Date("2026-12-01T00:00:00Z")].map((at) =>
    calendarOf(["2027-01-14"], "Karte", at),
  );
  expect(first).toContain("DTSTAMP:20261122T180304Z\r\n");
  expect(first?.replace("20261122T180304Z", "20261201T000000Z")).toBe(later);
  expect(first).not.toContain("RRULE");
});

test("a long title in Cyrillic is folded between its signs, and signs that mean something are escaped", () => {
  const title = "Паштоўка, сябру; і яшчэ адна паштоўка\\паштоўка — для таго, каму даўно не пісалі";
  const file = calendarOf(["2027-01-14"], title, AT);
  const lines = file.split("\r\n");
  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBe(75);
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(read(file)[0]?.summary).toBe(title);
});
