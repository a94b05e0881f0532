import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../../frontend/src/local/search/index";
import { beginsWithTypo } from "../../../../frontend/src/local/search/match";
import { surnamePlace } from "../../../../frontend/src/local/search/surname";
import { mainName } from "../../../../frontend/src/prisoners/names";
import { aPrisoner } from "../people";

const groups = (
  JSON.parse(readFileSync(new URL("../../../fixtures/folding.json", import.meta.url), "utf-8")) as {
    groups: { spellings: string[]; same: boolean }[];
  }
).groups.filter(({ same }) => same);

const named = (id: string, be: string, en: string, ...aliases: string[]) =>
  aPrisoner(id, { names: { be, en }, aliases });

const people = [
  named("bialiatski", "Алесь Бяляцкі", "Ales Bialiatski"),
  named("kalesnikava", "Марыя Калеснікава", "Maryja Kalesnikava"),
  named("tsikhanouski", "Ціханоўскі Сяргей Леанідавіч", "Siarhei Tsikhanouski"),
  named("babaryka", "Віктар Бабарыка", "Viktar Babaryka", "Victor Babariko"),
  named("marynich", "Кацярына Марыніч", "Katsiaryna Marynich"),
  named("kavalchuk", "Ганна Кавальчук", "Hanna Kavalchuk"),
];
const index = buildIndex(people, "en");
const found = (text: string): string[] => index.search(text).map(({ id }) => id);

describe("while typing", () => {
  test.each([
    ["Bjaljazki", "bialiatski"],
    ["бяляцк", "bialiatski"],
    ["Беляцкий", "bialiatski"],
    ["Bialiat", "bialiatski"],
    ["kolesnik", "kalesnikava"],
    ["Kolesnikowa", "kalesnikava"],
    ["Tichan", "tsikhanouski"],
    ["тихан", "tsikhanouski"],
    ["Cichanoŭski", "tsikhanouski"],
    ["Babariko", "babaryka"],
    ["kowaltsch", "kavalchuk"],
  ])("%s finds %s first", (text, id) => {
    expect(found(text)[0]).toBe(id);
  });

  test.each(["Maria Kole", "kole mar", "Калеснікава Марыя", "m kal"])(
    "given name and surname in any order: %s",
    (text) => {
      expect(found(text)[0]).toBe("kalesnikava");
    },
  );

  test("every typed word must be answered", () => {
    expect(found("Kalesnikava Viktar")).toEqual([]);
  });

  test.each(["Kalesnikva", "Kalesnikavva", "Kalesnkiava", "Kalisnikava"])(
    "one typo is forgiven: %s",
    (text) => {
      expect(found(text)).toContain("kalesnikava");
    },
  );

  test("two typos are not", () => {
    expect(found("Kilisnikava")).not.toContain("kalesnikava");
  });

  test("a surname's beginning goes before a given name's, and both before the inside of a word", () => {
    expect(found("mar")).toEqual(["marynich", "kalesnikava"]);
    expect(found("snik")).toEqual(["kalesnikava"]);
  });

  test("a patronymic does not pass for a surname", () => {
    expect(found("Леанід")).toEqual(["tsikhanouski"]);
    expect(found("Ціхан")[0]).toBe("tsikhanouski");
  });

  test("nothing typed: everybody, by surname", () => {
    expect(found("  ")).toEqual([
      "babaryka",
      "bialiatski",
      "kalesnikava",
      "kavalchuk",
      "marynich",
      "tsikhanouski",
    ]);
  });

  test("signs without letters find nobody", () => {
    expect(found("—")).toEqual([]);
    expect(found("123")).toEqual([]);
  });
});

const spellings = fc
  .constantFrom(...groups)
  .chain(({ spellings }) => fc.tuple(fc.constantFrom(...spellings), fc.constantFrom(...spellings)));

test("any beginning of at least three letters of any spelling finds the person under any other", () => {
  fc.assert(
    fc.property(spellings, fc.nat(20), ([stored, typed], cut) => {
      const beginning = typed.slice(0, Math.max(3, Math.min(cut, typed.length)));
      const one = buildIndex([named("one", `Янка ${stored}`, "")], null);
      expect(one.search(beginning).map(({ id }) => id)).toEqual(["one"]);
    }),
    { numRuns: 200 },
  );
});

test("one wrong, missing, extra or swapped letter is a typo of any word", () => {
  const word = fc.string({
    unit: fc.constantFrom(..."abcdhiklmnrstuvx"),
    minLength: 4,
    maxLength: 9,
  });
  fc.assert(
    fc.property(
      word,
      fc.nat(8),
      fc.nat(3),
      fc.constantFrom(..."abcd"),
      (token, at, kind, letter) => {
        const place = at % token.length;
        const [before, after] = [token.slice(0, place), token.slice(place + 1)];
        const next = token.charAt(place + 1);
        const typed = [
          before + letter + after,
          before + after,
          before + letter + token.slice(place),
          before + next + token.charAt(place) + after.slice(1),
        ][kind] as string;
        expect(beginsWithTypo(`${token}\n`, 0, typed)).toBe(true);
      },
    ),
  );
});

const surnames = (text: string, names: string[]): string[] =>
  buildIndex(
    names.map((ru, place) => aPrisoner(`p${place}`, { names: { ru: `Ян${place} ${ru}` } })),
    "ru",
  )
    .search(text)
    .map(({ names }) => names.ru?.split(" ")[1] ?? "");

test("of one skeleton the name that is written so comes first", () => {
  expect(surnames("Гоман", ["Гаман", "Гоман", "Гомон"])[0]).toBe("Гоман");
  expect(surnames("Homan", ["Гаман", "Гоман", "Гомон"])[0]).toBe("Гоман");
});

test("those meant with a slip go before beginnings, but no more than five", () => {
  const three = Array.from({ length: 3 }, () => "Климчук");
  const seven = Array.from({ length: 7 }, () => "Климич");
  expect(surnames("климч", [...three, ...seven])).toEqual([
    ...seven.slice(0, 5),
    ...three,
    ...seven.slice(5),
  ]);
});

test("a whole name goes before all that may be meant", () => {
  expect(surnames("Новик", ["Новак", "Новиков", "Новик"])).toEqual(["Новик", "Новиков", "Новак"]);
});

test("the last letter to come goes before many", () => {
  expect(surnames("Кру", ["Крупенин", "Крупский", "Круглов", "Крук"])[0]).toBe("Крук");
});

test("what a German newspaper writes is understood", () => {
  expect(surnames("Dsjadsjulja", ["Дзядзюля"])).toEqual(["Дзядзюля"]);
  expect(surnames("Szjazel", ["Сцяцэль"])).toEqual(["Сцяцэль"]);
  expect(surnames("Sasonsjez", ["Сазонзец"])).toEqual(["Сазонзец"]);
  expect(surnames("Zichanouski", ["Ціханоўскі"])).toEqual(["Ціханоўскі"]);
});

test("a spelling that we made ourselves is found, and stays marked as ours", () => {
  const names = { be: "Алесь Бяляцкі", en: "Ales Bialiatski" };
  const [person] = buildIndex([aPrisoner("p1", { names, derived: ["en"] })], "de").search("bialia");
  expect(person && mainName(person, "de")).toMatchObject({
    text: "Ales Bialiatski",
    derived: true,
  });
});

test("the surname stands last, or first before a patronymic", () => {
  expect(surnamePlace(["алесь", "бяляцкі"])).toBe(1);
  expect(surnamePlace(["ціханоўскі", "сяргей", "леанідавіч"])).toBe(0);
  expect(surnamePlace(["анна", "мария", "коваль"])).toBe(2);
  expect(surnamePlace(["петровна"])).toBe(0);
});
