import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { foldWord } from "../../../../frontend/src/local/search/fold";
import { buildIndex } from "../../../../frontend/src/local/search/index";
import { goldenSearches, type Searches } from "./spellings/golden";
import { invented } from "./spellings/population";
import { SCHEMES } from "./spellings/schemes";
import type { Surname } from "./spellings/surnames";
import { othersOnOneKey, survey } from "./spellings/survey";

const people = invented(5000, 1);
const index = buildIndex(people, "de");
const FOUR_LETTERS = 4;
const rows = survey(people, index, 12, FOUR_LETTERS);
const share = (some: typeof rows): number =>
  some.reduce((sum, { found }) => sum + found, 0) / some.reduce((sum, { asked }) => sum + asked, 0);

test("a surname in any spelling puts its bearer among the first five of 5,000", () => {
  const missed = rows.filter(({ typo }) => typo === "none").flatMap((row) => row.missed);
  expect(missed).toEqual([]);
});

test("one slip of the finger, at any letter, loses two in a hundred at most", () => {
  const slipped = rows.filter(({ typo }) => typo !== "none");
  expect(share(slipped), slipped.flatMap((row) => row.missed).join("; ")).toBeGreaterThan(0.98);
  for (const script of ["Cyrillic", "Latin"] as const) {
    const some = slipped.filter(({ scheme }) => scheme.script === script);
    expect(share(some), script).toBeGreaterThan(0.97);
  }
});

test("hardly any two surnames share a key", () => {
  const others = othersOnOneKey(people);
  expect(others.length).toBeGreaterThan(3000);
  expect(others[others.length >> 1]).toBeLessThanOrEqual(3);
  expect(others[Math.floor(others.length * 0.95)]).toBeLessThanOrEqual(3);
});

test("the invented people are as Belarus is: a few surnames are frequent, most are borne by one person", () => {
  const bearers = new Map<string, number>();
  for (const { surname } of people) bearers.set(surname[0], (bearers.get(surname[0]) ?? 0) + 1);
  const counts = [...bearers.values()].sort((a, b) => b - a);
  expect(counts[0]).toBeGreaterThan(15);
  expect(counts[0]).toBeLessThan(50);
  expect(counts.filter((count) => count === 1).length).toBeGreaterThan(counts.length / 2);
});

const WELL_KNOWN: [Surname, Record<string, string>][] = [
  [
    ["Бяляцкі", "Беляцкий"],
    {
      "BGN/PCGN 1979, be": "Byalyatski",
      "ISO 9, be": "Bâlâckì",
      "passport 2008, be": "Bialiatski",
      "Łacinka, be": "Bialacki",
      "German press, be": "Bjaljazki",
      "German press, ru": "Beljazki",
      "Polish usage, be": "Bialacki",
    },
  ],
  [
    ["Ціханоўская", "Тихановская"],
    {
      "BGN/PCGN 1979, be": "Tsikhanowskaya",
      "passport 2008, be": "Tsikhanouskaya",
      "Łacinka, be": "Cichanoŭskaja",
      "German press, ru": "Tichanowskaja",
      "Polish usage, be": "Cichanouska",
      "Polish usage, ru": "Tichanowska",
      "ISO 9, ru": "Tihanovskaâ",
    },
  ],
  [
    ["Каваленка", "Коваленко"],
    {
      "BGN/PCGN 1947, ru": "Kovalenko",
      "BGN/PCGN 1979, be": "Kavalyenka",
      "Łacinka, be": "Kavalenka",
      "Polish usage, ru": "Kowalenko",
      "passport 2008, be": "Kavalenka",
    },
  ],
];

test.each(WELL_KNOWN)("the tables write %j as it is known", (surname, spellings) => {
  const written = Object.fromEntries(
    SCHEMES.map((scheme) => [`${scheme.name}, ${scheme.from}`, scheme.write(surname)]),
  );
  expect(written).toMatchObject(spellings);
  const keys = new Set(surname.map((form) => foldWord(form.toLowerCase())));
  expect(keys.size).toBe(1);
});

test("the shared file holds what the phone finds", () => {
  const file = readFileSync(new URL("../../../fixtures/folding.json", import.meta.url), "utf-8");
  const { searches } = JSON.parse(file) as { searches: Searches };
  expect(goldenSearches()).toEqual(searches);
});
