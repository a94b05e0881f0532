import { describe, expect, test } from "vitest";
import { furtherNames } from "../../../frontend/src/prisoners/further-names";
import { initials, mainName, ownScriptName } from "../../../frontend/src/prisoners/names";
import { aPrisoner } from "../fixtures/people";

describe("the names of a person", () => {
  test("the heading is in letters the reader can read, the line under it in the person's own", () => {
    const person = aPrisoner();
    expect(mainName(person, "de")).toMatchObject({ text: "Vasil Zorkovich", lang: "be-Latn" });
    expect(ownScriptName(person, "de")).toMatchObject({ text: "Васіль Зорковіч", lang: "be" });
  });

  test("a name that exists in one script only stands once", () => {
    const person = aPrisoner({ names: { ru: "Юрий Дубравский" } });
    expect(mainName(person, "de").text).toBe("Юрий Дубравский");
    expect(ownScriptName(person, "de")).toBeNull();
  });

  test("what stands above is not repeated among the other spellings", () => {
    expect(furtherNames(aPrisoner(), "de").map((name) => name.text)).toEqual(["Василий Зоркович"]);
  });

  test("a spelling of ours is marked", () => {
    expect(mainName(aPrisoner({ derived: ["en"] }), "de").derived).toBe(true);
  });

  test("a person without any name is shown by id", () => {
    expect(mainName(aPrisoner({ names: {} }), "de").text).toBe("p-vasil");
  });
});

test.each([
  ["Васіль Зорковіч", "ВЗ"],
  ["Васіль Паўлавіч Лясны", "ВЛ"],
  ["Лясны Васіль Паўлавіч", "ВЛ"],
  ["Аляксандр", "А"],
  ["", ""],
])("the stamp of %s reads %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
