import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { foldWord, foldWords } from "../../../../frontend/src/local/search/fold";

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
