import fc from "fast-check";
import { expect, test } from "vitest";
import { bySurname } from "../../../../frontend/src/local/search/order";
import { aPrisoner } from "../people";

const inOrder = (names: string[]): string[] =>
  bySurname(
    names.map((en, place) => aPrisoner(`p${place}`, { names: { en } })),
    "en",
  ).map((prisoner) => prisoner.names.en ?? "");

test("marks do not move a surname, and an apostrophe neither", () => {
  expect(
    inOrder(["Ales Čyž", "Ales Cyzma", "Ales Cz", "Ales Cyza", "Ales D'jak", "Ales Djac"]),
  ).toEqual(["Ales Čyž", "Ales Cyza", "Ales Cyzma", "Ales Cz", "Ales Djac", "Ales D'jak"]);
});

test("letters that are no marked Latin ones stand where a dictionary has them", () => {
  expect(inOrder(["Adam Mazur", "Adam Łuka", "Adam Lis"])).toEqual([
    "Adam Lis",
    "Adam Łuka",
    "Adam Mazur",
  ]);
  expect(inOrder(["Иван Яблоков", "Иван Ёлкин", "Иван Ежов"])).toEqual([
    "Иван Ежов",
    "Иван Ёлкин",
    "Иван Яблоков",
  ]);
});

test("Latin names stand as a dictionary has them", () => {
  const dictionary = new Intl.Collator("en", { sensitivity: "base" });
  const name = fc.string({ unit: fc.constantFrom(..."abczčšéüI"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (names) => {
      const sorted = inOrder(names);
      for (let place = 1; place < sorted.length; place += 1) {
        expect(
          dictionary.compare(sorted[place - 1] ?? "", sorted[place] ?? ""),
        ).toBeLessThanOrEqual(0);
      }
    }),
  );
});
