import { beforeAll, expect, test } from "vitest";
import { detailWords, subjectWords } from "../../../frontend/src/desk/coordinators/audit-words";
import { de } from "../../../frontend/src/desk/messages/de";
import { speak } from "../../../frontend/src/desk/messages/translate";

const names = new Map([["c1", "Ada"]]);

beforeAll(() => speak("de", de));

test("the log calls people by the name that they have here", () => {
  expect(subjectWords({ subject: "coordinator:c1", detail: {} }, names)).toBe("Ada");
  expect(detailWords({ invited_by: "c1", invite: 7 }, names)).toBe("Eingeladen von: Ada");
});

test("a release is called by its draft, which can be opened", () => {
  expect(subjectWords({ subject: "release:r1", detail: { draft: 4 } }, names)).toBe("Entwurf 4");
});

test("what was told is said in words, and ids only in the export", () => {
  const told = { draft: 4, step: "correction", freed: 22, named: 0 };
  expect(detailWords(told, names)).toBe("Fassung: Berichtigung · Menschen: 22 · davon genannt: 0");
  expect(subjectWords({ subject: "facility:ik-61", detail: { text: 1 } }, names)).toBe(
    "Anstalt ik-61",
  );
  expect(detailWords({ text: 1 }, names)).toBe("");
});

test("what nobody has words for stays as it was noted", () => {
  expect(subjectWords({ subject: "prisoner:p1", detail: {} }, names)).toBe("prisoner:p1");
  expect(subjectWords({ subject: null, detail: {} }, names)).toBe("");
  expect(detailWords({ colour: 3 }, names)).toBe("colour: 3");
});
