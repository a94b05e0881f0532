import { expect, test } from "vitest";
import {
  fileTrouble,
  linesFrom,
  shareDone,
} from "../../../../frontend/src/desk/imports/answer-lines";

const STEPS = '{"step":"reading","done":10,"total":20}\n{"step":"comparing","done":0,"total":1}\n';

test("an answer is read line by line as it comes, whatever the network cuts", () => {
  const whole = `${STEPS}{"id":"i1234567"}\n`;
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const first = linesFrom(whole.slice(0, cut), 0);
    const second = linesFrom(whole, first.next);
    const kinds = [...first.lines, ...second.lines].map(({ kind }) => kind);
    expect(kinds).toEqual(["step", "step", "id"]);
  }
});

test("a line that is none of the server's is passed over", () => {
  expect(linesFrom("<html>\n\n{}\n", 0).lines).toEqual([]);
});

test("a problem says which file it is, and where in it", () => {
  const problem = {
    type: "/problems/unreadable-list",
    title: "This file cannot be read as a list.",
    status: 422,
    detail: "file 2, line 7, column decision: begins like a spreadsheet's formula.",
    reason: "formula",
    line: 7,
    column: "decision",
  };
  const [said] = linesFrom(`${JSON.stringify({ problem })}\n`, 0).lines;
  expect(said).toMatchObject({
    kind: "trouble",
    trouble: { slug: "unreadable-list", file: 1, reason: "formula", line: 7, column: "decision" },
  });
  expect(fileTrouble({ type: "/problems/list-cut-short" })).toMatchObject({
    slug: "list-cut-short",
    file: null,
    reason: null,
  });
});

test("the bar only ever goes forward, and is full at the end", () => {
  const steps = [
    ["sending", 0],
    ["sending", 1],
    ["reading", 0.5],
    ["comparing", 0],
    ["keeping", 0],
    ["keeping", 1],
  ] as const;
  const shares = steps.map(([step, done]) => shareDone({ step, done, total: 1 }));
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  expect(shares[5]).toBe(1);
  expect(shareDone({ step: "something new", done: 1, total: 0 })).toBe(0);
});
