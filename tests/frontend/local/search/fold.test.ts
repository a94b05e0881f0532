import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWord, foldWords, spellOut } from "../../../../frontend/src/local/search/fold";

interface Group {
  spellings: string[];
  same: boolean;
}

const { groups } = JSON.parse(
  readFileSync(new URL("../../../fixtures/folding.json", import.meta.url), "utf-8"),
) as { groups: Group[] };
const fold = (spelling: string): string => foldWords(spelling).join(" ");

describe("the golden spellings, shared with the server", () => {
  test.each(groups.filter(({ same }) => same).map(({ spellings }) => [spellings]))(
    "%j fold to one key",
    (spellings) => {
      const keys = Object.fromEntries(spellings.map((spelling) => [spelling, fold(spelling)]));
      expect(new Set(Object.values(keys)).size, JSON.stringify(keys)).toBe(1);
    },
  );

  test.each(groups.filter(({ same }) => !same).map(({ spellings }) => [spellings]))(
    "%j stay different people",
    (spellings) => {
      const keys = Object.fromEntries(spellings.map((spelling) => [spelling, fold(spelling)]));
      expect(new Set(Object.values(keys)).size, JSON.stringify(keys)).toBe(spellings.length);
    },
  );
});

test("case, stress marks and Latin letters that slipped into a Cyrillic name make no difference", () => {
  expect(foldWord("па́вел")).toBe(foldWord("павел"));
  expect(foldWords("ПАВЕЛ")).toEqual(foldWords("Пaвeл"));
});

test("a letter written with a combining mark folds like the composed one", () => {
  for (const word of ["Юрый", "Паўлюк", "Cichanoŭski"]) {
    expect(foldWords(word.normalize("NFD"))).toEqual(foldWords(word));
  }
});

test("hyphens, full stops and spaces part words, apostrophes do not", () => {
  expect(foldWords("Дуні́н-Марцінкевіч  В.І.")).toHaveLength(4);
  expect(foldWords("Дар’я")).toHaveLength(1);
});

test("words without letters are left out", () => {
  expect(foldWords("  – 12 ʼ ")).toEqual([]);
});

/** What neighbours tell, rule by rule; each sees the result of the one before. */
const rules: [RegExp, string][] = [
  [/dz/g, "d"], // Дзмітрый = Дмитрий
  [/(.)\1+/g, "$1"], // Наталля = Наталья
  [/z(?=k)/g, "c"], // Bjaljazki = Bialiatski
  [/c(?=[ie])/g, "t"], // Ціханоўскі = Тихановский
  [/([aeo])u/g, "$1v"], // Tsikhanouski = Ціханоўскі
  [/^u(?=[^aeiou])/, "v"], // Uladzimir = Владимир
  [/i+(?=[aeou])/g, ""], // Bialiatski = Беляцкий
  [/[eo]/g, "a"], // Kalesnikava = Калеснікава
  [/(.)\1+/g, "$1"],
];
const byTheRules = (word: string): string =>
  rules.reduce((spelt, [rule, instead]) => spelt.replace(rule, instead), spellOut(word));

test("a word is folded in two loops as by the rules one after another", () => {
  const letters = fc.constantFrom(..."aeiouaeioudzckdzckhxvьюяščžńл");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 10 }), (word) => {
      expect(foldWord(word.join(""))).toBe(byTheRules(word.join("")));
    }),
    { numRuns: 3000 },
  );
});
