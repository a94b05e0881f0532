import { describe, expect, test } from "vitest";
import type { DeskCatalogue } from "../../../frontend/src/desk/messages/catalogue";
import { de } from "../../../frontend/src/desk/messages/de";
import { chooseLanguage, languages } from "../../../frontend/src/desk/messages/loading";
import type { Plural } from "../../../frontend/src/messages/catalogue";

const files = import.meta.glob<Record<string, DeskCatalogue>>(
  "../../../frontend/src/desk/messages/??.ts",
  { eager: true },
);

const texts = (message: string | Plural): string[] =>
  typeof message === "string" ? [message] : Object.values(message);

const placeholders = (message: string | Plural): string[] => [
  ...new Set(texts(message).flatMap((text) => text.match(/\{\w+\}/g) ?? [])),
];

describe.each(languages)("the desk's catalogue %s", (language) => {
  const catalogue = files[`../../../frontend/src/desk/messages/${language}.ts`]?.[
    language
  ] as DeskCatalogue;

  test("has the keys of the reference and fills the same placeholders", () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(de).sort());
    for (const [key, message] of Object.entries(catalogue)) {
      const own = placeholders(message).filter((name) => name !== "{n}");
      const reference = placeholders(de[key as keyof typeof de]).filter((name) => name !== "{n}");
      expect(own.sort(), key).toEqual(reference.sort());
    }
  });

  test("has a form for every plural of its language", () => {
    const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(catalogue)) {
      if (typeof message !== "string")
        expect(Object.keys(message).sort(), key).toEqual([...rules].sort());
    }
  });

  test("never calls anybody free, and promises nothing of a card", () => {
    const all = Object.values(catalogue).flatMap(texts).join("\n");
    expect(all).not.toMatch(/\b(sind|ist|wieder) frei\b|\b(is|are|was|were) (free|freed)\b/i);
    expect(all).not.toMatch(/zugestellt|\bdelivered\b|verurteilt/i);
  });
});

test("the desk speaks the browser's first language that it knows, else English", () => {
  expect(chooseLanguage(["fr-CH", "de-CH"])).toBe("de");
  expect(chooseLanguage(["fr-CH"])).toBe("en");
});

test("whatever stops a hold by itself is said in words", () => {
  const slugs = ["state-changed", "taken-down", "not-of-two", "overdue", "restored"];
  expect(slugs.filter((slug) => !(`draft.because_${slug}` in de))).toEqual([]);
});
