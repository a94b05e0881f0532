import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { regionOf } from "../../../frontend/src/batch/region";
import { aFacility } from "../fixtures/people";

const record = readFileSync(
  new URL("../../../backend/lebenszeichen/record/facilities.csv", import.meta.url),
  "utf-8",
);

test("every postcode of the record says its region", () => {
  const found = [...record.matchAll(/,(\d{6}),(?:г\. )?([^,]+)/g)].map(([, code, town]) => [
    town,
    regionOf(aFacility({ address: [`${code} ${town}`] })),
  ]);
  expect(Object.fromEntries(found)).toEqual({
    Гомель: "homel",
    Бобруйск: "mahiliou",
    Горки: "mahiliou",
    "Минский р-н": "minsk",
    Минск: "minsk",
    Жодино: "minsk",
    Барановичи: "brest",
    Брест: "brest",
    Могилёв: "mahiliou",
  });
});

test.each([
  null,
  ["ИК № 64", "г. Гомель"],
  ["ул. Примерная, 224", "921807 г. Образцовск"],
  ["2240301 г. Брест"],
])("no region is guessed from %j", (address) => {
  expect(regionOf(aFacility({ address }))).toBeNull();
});
