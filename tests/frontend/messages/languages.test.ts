import { expect, test } from "vitest";
import { chooseLanguage } from "../../../frontend/src/messages/languages";

test("what was chosen here goes before what the browser asks", () => {
  expect(chooseLanguage("en", ["de-DE"])).toBe("en");
});

test("the first of the browser's languages that we speak is taken", () => {
  expect(chooseLanguage(null, ["xx-XX", "de-AT", "en"])).toBe("de");
});

test("a language without a catalogue falls back to English", () => {
  expect(chooseLanguage("xx", ["xx-XX", "yy"])).toBe("en");
});
