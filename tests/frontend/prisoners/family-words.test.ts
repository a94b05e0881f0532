import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { familyWords } from "../../../frontend/src/prisoners/family-words";

function pages(file: string) {
  const address = new URL(
    `../../../backend/lebenszeichen/pages/messages/${file}.json`,
    import.meta.url,
  );
  return JSON.parse(readFileSync(address, "utf-8"));
}

test("the family's door says in the app what it says on the plain pages", () => {
  const said = Object.fromEntries(familyWords.map(({ lang, text }) => [lang, text]));
  const catalogues = ["en", "de"].map((lang) => [lang, pages(lang)["everywhere.family"]]);
  expect(said).toEqual({
    ...pages("in_every_language").family,
    ...Object.fromEntries(catalogues),
  });
});
