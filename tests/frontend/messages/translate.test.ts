import { beforeEach, expect, test } from "vitest";
import { de } from "../../../frontend/src/messages/de";
import { en } from "../../../frontend/src/messages/en";
import { pseudoCatalogue, pseudoText } from "../../../frontend/src/messages/pseudo";
import { choosePlural, fill, speak, t } from "../../../frontend/src/messages/translate";

beforeEach(() => speak("de", de));

test("a message says its plural in words where a form has them", () => {
  expect(t("status.waiting", { n: 1 })).toBe("eine Karte wartet");
  expect(t("status.waiting", { n: 3 })).toBe("3 Karten warten");
});

test("a number is written as the language writes it", () => {
  expect(t("prisoners.listed", { n: 1612 })).toBe("1.612 Menschen stehen auf der Liste.");
  speak("en", en);
  expect(t("prisoners.listed", { n: 1612 })).toBe("1,612 people are on the list.");
});

test("a placeholder without a value stays visible", () => {
  expect(fill("{a} und {b}", { a: "x" }, "de")).toBe("x und {b}");
});

test("a form that a language lacks is read as other", () => {
  expect(choosePlural({ other: "viele" }, 1, "de")).toBe("viele");
});

test("the pseudo-locale is longer and keeps its placeholders", () => {
  const text = pseudoText("Schritt {n} von {of}");
  expect(text.length).toBeGreaterThan("Schritt {n} von {of}".length * 1.3);
  expect(text).toContain("{n}");
  expect(text).toContain("{of}");
});

test("the pseudo-locale has every key of its source", () => {
  expect(Object.keys(pseudoCatalogue(de))).toEqual(Object.keys(de));
});
