import { expect, test } from "vitest";
import type { SourceLanguage } from "../../../frontend/src/local/types";
import { idsIn, writtenTo } from "../../../frontend/src/print/choosing";
import { largestSize } from "../../../frontend/src/print/fitting";
import { papers } from "../../../frontend/src/print/kinds";
import { sortOut } from "../../../frontend/src/print/printable";
import envelopeNames from "../../fixtures/envelope_names.json" with { type: "json" };
import { aLetter } from "../fixtures/letters";
import { aFacility, aPrisoner } from "../fixtures/people";

const wide = (text: string): number => text.length * 0.5;

function sorted(person = {}, facility: ReturnType<typeof aFacility> | null = aFacility()) {
  const prisoner = aPrisoner({ id: "p", ...person });
  const phone = {
    prisoner: (id: string) => (id === "p" ? prisoner : null),
    facility: () => facility,
  };
  return sortOut(["p", "p"], phone, papers.labels, wide);
}

test("somebody stands on paper once, with name and address as on an envelope", () => {
  const { printable, notPrinted } = sorted();
  expect(notPrinted).toEqual([]);
  expect(printable.map(({ lines, size }) => [lines.map(({ text }) => text), size])).toEqual([
    [
      [
        "Зоркович Василий",
        "ИК № 64",
        "ул. Примерная, 6",
        "921807 г. Образцовск-5",
        "REPUBLIC OF BELARUS",
      ],
      12,
    ],
  ]);
});

test.each(envelopeNames.cases)("$names to an address in $lang: $line", ({ lang, names, line }) => {
  const address = [lang === "en" ? "Colony 64" : "ИК № 64", "REPUBLIC OF BELARUS"];
  const { printable, notPrinted } = sorted(
    { names },
    aFacility({ lang: lang as SourceLanguage, address }),
  );
  expect(printable[0]?.lines[0]?.text ?? null).toBe(line);
  expect(notPrinted.map(({ reason }) => reason)).toEqual(line ? [] : ["no_name"]);
});

test.each([
  ["not_held", { state: "do_not_write" }, aFacility()],
  ["not_held", { state: "came_out" }, aFacility()],
  ["nowhere", {}, null],
  ["closed", {}, aFacility({ state: "closed" })],
  ["unconfirmed", {}, aFacility({ state: "unchecked" })],
  ["unconfirmed", {}, aFacility({ address: null })],
  ["no_name", { names: { en: "Vasil Zorkovich" } }, aFacility()],
  ["too_long", {}, aFacility({ address: Array(8).fill("слово ".repeat(20)) })],
])("%s: nothing is printed, and it is said for whom", (reason, person, facility) => {
  const { printable, notPrinted } = sorted(person, facility);
  expect(printable).toEqual([]);
  expect(notPrinted.map((one) => [one.id, one.reason])).toEqual([["p", reason]]);
});

test("somebody who left the list is named as gone", () => {
  const phone = { prisoner: () => null, facility: () => null };
  expect(sortOut(["gone"], phone, papers.cards, wide).notPrinted[0]?.reason).toBe("gone");
});

test("a text is as large as it fits, unbroken where that is easy to read, and never too wide", () => {
  const area = [50, 20] as const;
  expect(largestSize(["ab"], [14, 12], area, wide)).toBe(14);
  expect(largestSize(["слово ".repeat(4).trim()], [14, 12, 8], area, wide)).toBe(12);
  expect(largestSize(["слово ".repeat(8).trim()], [14, 12, 8], area, wide)).toBe(14);
  expect(largestSize(["в".repeat(200)], [14, 8], area, wide)).toBeNull();
});

test("written cards that may be posted are printed for, each person once", () => {
  const letters = [
    aLetter({ letter_id: "1", prisoner_id: "p-1", state: "written" }),
    aLetter({ letter_id: "2", prisoner_id: "p-1", state: "written" }),
    aLetter({ letter_id: "3", prisoner_id: "p-2", state: "posted" }),
    aLetter({ letter_id: "4", prisoner_id: "p-3", state: "written", do_not_post: true }),
    aLetter({ letter_id: "5", prisoner_id: null, state: "written" }),
  ];
  expect(writtenTo(letters)).toEqual(["p-1"]);
});

test("only ids come in by the address", () => {
  expect(idsIn("p-1,p2,<b>,,../x")).toEqual(["p-1", "p2"]);
  expect(idsIn(undefined)).toEqual([]);
});
