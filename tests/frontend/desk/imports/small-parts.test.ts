import { beforeAll, describe, expect, test } from "vitest";
import type { ImportRow, ListImport } from "../../../../frontend/src/desk/api/import-types";
import { fileTrouble } from "../../../../frontend/src/desk/imports/answer-lines";
import { placeAfter } from "../../../../frontend/src/desk/imports/arrows";
import {
  beginningOf,
  changesOf,
  fieldWords,
  reasonWords,
} from "../../../../frontend/src/desk/imports/changes";
import { filesTrouble, sizeWords, withFiles } from "../../../../frontend/src/desk/imports/files";
import { pathOf } from "../../../../frontend/src/desk/imports/paged-rows";
import { linesOf, stateWords, titleOf } from "../../../../frontend/src/desk/imports/standing";
import { fileTroubleWords } from "../../../../frontend/src/desk/imports/unreadable";
import { de } from "../../../../frontend/src/desk/messages/de";
import { speak } from "../../../../frontend/src/desk/messages/translate";

beforeAll(() => speak("de", de));

const row = (before: ImportRow["before"], after: ImportRow["after"]): ImportRow => ({
  key: "1",
  group: "changed",
  source_id: "1",
  prisoner_id: "p1",
  names: { ru: "Имя" },
  before,
  after,
  needs_second: false,
  reason: null,
  line: null,
});

describe("what changes of somebody", () => {
  test("is said before and after, the weightiest first, in words", () => {
    const shown = changesOf(
      row(
        { sentence: "5 лет", state: "held", birthday: "1962-09" },
        { sentence: "9 лет", state: "do_not_write", reported: "died" },
      ),
    );
    expect(shown).toEqual([
      { field: "reported", before: null, after: "gestorben" },
      { field: "state", before: "darf Post bekommen", after: "bitte zurzeit nicht schreiben" },
      { field: "birthday", before: "September 1962", after: null },
      { field: "sentence", before: "5 лет", after: "9 лет" },
    ]);
  });

  test("an address keeps its lines, names stand side by side, and what says nothing is not shown", () => {
    const shown = changesOf(
      row(
        { charges: "" },
        { address: ["ИК", "ул."], names: { be: "Імя", ru: "Имя" }, charges: "" },
      ),
    );
    expect(shown.map(({ after }) => after)).toEqual(["Імя · Имя", "ИК\nул."]);
  });

  test("a text that looks like a word of ours stays the source's own", () => {
    expect(changesOf(row({}, { sentence: "died" }))[0]?.after).toBe("died");
    expect(fieldWords("a column of theirs")).toBe("a column of theirs");
    expect(changesOf(row({}, { column: "verdict_date" }))[0]?.after).toBe("Urteil am");
  });

  test("a long text begins with whole words, a short one is whole", () => {
    expect(beginningOf("kurz")).toBeNull();
    expect(beginningOf("wort ".repeat(60))).toMatch(/^(wort )+…$/);
  });

  test("reasons have words, and an unknown one says itself", () => {
    expect(reasonWords("repeated_id")).toBe("Dieselbe Nummer mehrmals");
    expect(reasonWords("no_such_day")).toBe("Diesen Tag gibt es nicht.");
    expect(reasonWords("something_new")).toBe("something_new");
  });
});

describe("files", () => {
  const file = (name: string, size = 10) => ({ name, size });

  test("what cannot be sent is said before it is sent", () => {
    expect(filesTrouble([file("a")])).toBeNull();
    expect(filesTrouble([file("a"), file("b", 0)])).toBe("empty");
    expect(filesTrouble([file("a", 161 * 1024 * 1024)])).toBe("too_large");
    expect(filesTrouble("abcdef".split("").map((name) => file(name)))).toBe("too_many");
  });

  test("the same file chosen again takes the place of the first", () => {
    const names = withFiles([file("a", 1), file("b")], [file("a", 2)]);
    expect(names).toEqual([file("b"), file("a", 2)]);
    expect(sizeWords(6_120_000, "de")).toBe("6,1 MB");
    expect(sizeWords(12, "de")).toBe("1 kB");
  });

  test("a file that cannot be read is called by its name, with what to do next and where it stands", () => {
    const trouble = {
      slug: "unreadable-list",
      title: "",
      status: 422,
      detail: "file 2, line 7: a null byte.",
      file: 1,
      reason: "damaged",
      line: 7,
      column: null,
    };
    expect(fileTroubleWords(trouble, ["be.csv", "ru.csv"])).toEqual({
      title: "„ru.csv“ lässt sich nicht als Liste lesen",
      words: de["unreadable.damaged"],
      place: "Es ist Zeile 7.",
      said: "ru.csv, line 7: a null byte.",
    });
    const cut = { ...trouble, slug: "list-cut-short", reason: null, line: null, file: null };
    expect(fileTroubleWords(cut, ["a"]).words).toBe(de["problem.list-cut-short"]);
  });
});

test("a source that gave no list is called by its name, and what to do is said", () => {
  const problem = { status: 502, reason: "status", detail: "It answered 503 instead of a list." };
  const told = fileTroubleWords({ ...fileTrouble(problem), file: 0 }, ["lists.example.org"]);
  expect(told.title).toContain("lists.example.org");
  expect([told.words, told.said]).toEqual([de["unreadable.status"], problem.detail]);
});

test("arrow keys go from box to box and stop at both ends", () => {
  expect(placeAfter(0, "ArrowDown", 3)).toBe(1);
  expect(placeAfter(2, "ArrowDown", 3)).toBeNull();
  expect(placeAfter(1, "PageUp", 30)).toBe(0);
  expect(placeAfter(1, "End", 30)).toBe(29);
  expect(placeAfter(1, "a", 30)).toBeNull();
  expect(placeAfter(-1, "ArrowDown", 30)).toBeNull();
});

test("a page of rows is asked for with what was typed, and nothing else", () => {
  const query = { group: "", q: "a&b", after: null, limit: 100 };
  expect(pathOf("i1", query)).toBe("/api/desk/imports/i1/changes?q=a%26b&limit=100");
  expect(pathOf("i1", { ...query, group: "new", q: "", after: "77" })).toBe(
    "/api/desk/imports/i1/changes?group=new&after=77&limit=100",
  );
});

const list = {
  state: "waits",
  kind: "export",
  as_of: "2026-11-20",
  languages: ["be"],
  staged_by: { id: "c1", name: "Ada" },
  staged_at: "2026-11-21T10:00:00Z",
  applied_by: null,
  second_by: null,
  applied_at: null,
  first: { by: { id: "c1", name: "Ada" }, at: "", yours: false, still_holds: true, leave_out: {} },
  obstacle: null,
} as unknown as ListImport;

test("a list is called by its day, and says for whom it waits", () => {
  expect(titleOf(list)).toBe("Liste vom 20. November 2026");
  expect(titleOf({ kind: "export", as_of: null })).toBe("Liste ohne Tag");
  expect(stateWords(list)).toBe("braucht deinen Blick");
  expect(stateWords({ ...list, obstacle: "invited" })).toBe("wartet auf jemand anderen");
  expect(stateWords({ ...list, state: "undone" })).toBe("zurückgenommen");
  expect(linesOf(list)[0]).toMatch(/^von Ada, /);
  const two = {
    ...list,
    applied_by: { id: "c1", name: "Ada" },
    second_by: { id: "c2", name: "Bo" },
  };
  expect(linesOf({ ...two, applied_at: "2026-11-21T10:00:00Z" })[1]).toMatch(
    /^übernommen von Ada und Bo, /,
  );
});
