import { expect, test } from "vitest";
import openapi from "../../../../frontend/src/api/openapi.json";
import {
  choiceOf,
  counted,
  GROUPS,
  isTaken,
  isTakenOrLeft,
  leaveOut,
  leftOneByOne,
  onlyThis,
  sameChoice,
  TAKE_ALL,
  withGroup,
  withRow,
} from "../../../../frontend/src/desk/imports/choosing";

test("groups stand in the server's own order, and the same ones can be left", () => {
  const [group] = openapi.paths["/api/desk/imports/{import_id}/changes"].get.parameters.filter(
    ({ name }) => name === "group",
  );
  expect([...GROUPS, null]).toEqual(group?.schema.enum);
  expect(GROUPS.filter(isTakenOrLeft)).toEqual(
    openapi.components.schemas.LeaveOut.properties.groups.items.enum,
  );
});

const moved = (key: string) => ({ key, group: "moved" as const });

test("everything is taken until somebody leaves it", () => {
  expect(isTaken(TAKE_ALL, moved("1"))).toBe(true);
  const left = withRow(TAKE_ALL, moved("1"), false);
  expect(isTaken(left, moved("1"))).toBe(false);
  expect(isTaken(left, moved("2"))).toBe(true);
  expect(withRow(left, moved("1"), true)).toEqual(TAKE_ALL);
});

test("a group that is left takes the rows that were left of it along, and gives none of them back", () => {
  const one = withRow(withRow(TAKE_ALL, moved("1"), false), { key: "9", group: "died" }, false);
  const left = withGroup(one, "moved", false);
  expect(leaveOut(left)).toEqual({ groups: ["moved"], rows: ["9"] });
  expect(leaveOut(withGroup(left, "moved", true))).toEqual({ groups: [], rows: ["9"] });
});

test("one row of a group that was left is taken alone", () => {
  const choice = onlyThis(withGroup(TAKE_ALL, "moved", false), moved("2"), ["1", "2", "3"]);
  expect(leaveOut(choice)).toEqual({ groups: [], rows: ["1", "3"] });
  expect(leftOneByOne(choice, "moved")).toBe(2);
  expect(leftOneByOne(choice, "died")).toBe(0);
});

test("two people who chose the same said the same, in whatever order", () => {
  const one = withRow(withRow(TAKE_ALL, moved("2"), false), moved("1"), false);
  const other = choiceOf({ rows: ["1", "2"] });
  expect(sameChoice(one, other)).toBe(true);
  expect(sameChoice(one, withGroup(other, "died", false))).toBe(false);
});

test("what is taken and what is left is counted once, and what is only shown not at all", () => {
  const groups = { moved: 12, died: 2, new: 9, odd_fields: 11, new_institutions: 3 };
  expect(counted(TAKE_ALL, groups)).toEqual({ taken: 23, left: 0 });
  const choice = withRow(withGroup(TAKE_ALL, "died", false), moved("1"), false);
  expect(counted(choice, groups)).toEqual({ taken: 20, left: 3 });
});
