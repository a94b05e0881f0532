import { describe, expect, test } from "vitest";
import type { Catalogue, Plural } from "../../../frontend/src/messages/catalogue";
import { de } from "../../../frontend/src/messages/de";
import { languages } from "../../../frontend/src/messages/languages";

const files = import.meta.glob<Record<string, Catalogue>>("../../../frontend/src/messages/??.ts", {
  eager: true,
});

function texts(message: string | Plural): string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}

function placeholders(message: string | Plural): string[] {
  const names = texts(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []);
  return [...new Set(names)].sort();
}

describe.each(languages)("the catalogue %s", (language) => {
  const catalogue = files[`../../../frontend/src/messages/${language}.ts`]?.[language] as Catalogue;

  test("has the keys of the reference and no others", () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(de).sort());
  });

  test("says something in every message", () => {
    const silent = Object.entries(catalogue).filter(
      ([, said]) => !texts(said).every((one) => one.trim()),
    );
    expect(silent).toEqual([]);
  });

  test("fills the same placeholders as the reference", () => {
    for (const [key, message] of Object.entries(catalogue)) {
      expect(placeholders(message), key).toEqual(placeholders(de[key as keyof typeof de]));
    }
  });

  test("has a form for every plural of its language", () => {
    const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = Object.entries(catalogue).filter(([, message]) => typeof message !== "string");
    for (const [key, message] of plurals) {
      expect(Object.keys(message).sort(), key).toEqual([...rules].sort());
    }
  });

  test("promises nothing: cards are posted, addresses are according to somebody", () => {
    const all = Object.values(catalogue).flatMap(texts).join("\n");
    expect(all).not.toMatch(/zugestellt|verifiziert|\bdelivered\b|\bverified\b/i);
    expect(all).not.toMatch(/verurteilt|am wenigsten Post|got least mail/i);
  });

  test("never calls anybody free", () => {
    const all = Object.values(catalogue).flatMap(texts).join("\n");
    expect(all).not.toMatch(/\b(sind|ist|wieder) frei\b|\b(is|are) free\b/i);
  });
});

test("German speaks with du", () => {
  const all = Object.values(de).flatMap(texts).join("\n");
  expect(all).not.toMatch(/\b(Ihnen|Ihre[nmrs]?|Sie (haben|können|möchten|sind))\b/);
});
