import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { familyWords } from "../../../frontend/src/prisoners/family-words";

const pages = new URL(
  "../../../backend/lebenszeichen/pages/messages/in_every_language.json",
  import.meta.url,
);

test("the family's door says in the app what it says on the plain pages", () => {
  const said = Object.fromEntries(familyWords.map(({ lang, text }) => [lang, text]));
  expect(said).toEqual(JSON.parse(readFileSync(pages, "utf-8")).family);
});
