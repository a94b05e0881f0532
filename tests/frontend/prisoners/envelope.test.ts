import { expect, test } from "vitest";
import { envelopeLines } from "../../../frontend/src/prisoners/envelope";
import { aFacility, aPrisoner } from "../fixtures/people";

test("an envelope is in one language, but for the country's line", () => {
  expect(envelopeLines(aPrisoner(), aFacility())).toEqual([
    { text: "Зоркович Василий", lang: "ru" },
    { text: "ИК № 64", lang: "ru" },
    { text: "ул. Примерная, 6", lang: "ru" },
    { text: "921807 г. Образцовск-5", lang: "ru" },
    { text: "REPUBLIC OF BELARUS", lang: "en" },
  ]);
});

test("a name that is missing in that language is taken from the other Cyrillic one", () => {
  const person = aPrisoner({ names: { be: "Васіль Зорковіч", en: "Vasil Zorkovich" } });
  expect(envelopeLines(person, aFacility())?.[0]).toEqual({ text: "Зорковіч Васіль", lang: "be" });
});

test("a withheld address makes no envelope", () => {
  expect(envelopeLines(aPrisoner(), aFacility({ address: null }))).toBeNull();
});
