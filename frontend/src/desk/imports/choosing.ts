import type { ImportGroup, ImportRow, LeaveOut } from "../api/import-types";

/** In the order in which people look at them; the server's own. */
export const GROUPS: readonly ImportGroup[] = [
  "no_longer_held",
  "died",
  "detained_again",
  "held_again",
  "missing",
  "moved",
  "renamed",
  "changed",
  "new",
  "address_text",
  "set_aside",
  "new_institutions",
  "odd_fields",
];

/** An institution comes with its people; an odd field was not taken anyway. */
const ONLY_SHOWN: ReadonlySet<string> = new Set(["new_institutions", "odd_fields"]);

export const isTakenOrLeft = (group: ImportGroup): boolean => !ONLY_SHOWN.has(group);

/** What somebody leaves out; everything else is taken. Never changed, always made anew. */
export interface Choice {
  groups: ReadonlySet<string>;
  /** A row's key → its group; empty where only the key is known, because somebody else left it. */
  rows: ReadonlyMap<string, string>;
}

export const TAKE_ALL: Choice = { groups: new Set(), rows: new Map() };

export const choiceOf = ({ groups = [], rows = [] }: Partial<LeaveOut>): Choice => ({
  groups: new Set(groups),
  rows: new Map(rows.map((key) => [key, ""])),
});

/** Sorted, so that two people who chose the same said the same. */
export const leaveOut = ({ groups, rows }: Choice): LeaveOut => ({
  groups: [...groups].sort(),
  rows: [...rows.keys()].sort(),
});

export const sameChoice = (one: Choice, other: Choice): boolean =>
  JSON.stringify(leaveOut(one)) === JSON.stringify(leaveOut(other));

type Keyed = Pick<ImportRow, "key" | "group">;

export const isTaken = ({ groups, rows }: Choice, row: Keyed): boolean =>
  !groups.has(row.group) && !rows.has(row.key);

/** Takes or leaves one row of a group that is not left as a whole. */
export function withRow(choice: Choice, { key, group }: Keyed, taken: boolean): Choice {
  const rows = new Map(choice.rows);
  if (taken) rows.delete(key);
  else rows.set(key, group);
  return { ...choice, rows };
}

/** Takes or leaves a whole group; what was left of it one by one is forgotten. */
export function withGroup(choice: Choice, group: string, taken: boolean): Choice {
  const groups = new Set(choice.groups);
  if (taken) groups.delete(group);
  else groups.add(group);
  const rows = new Map([...choice.rows].filter(([, of]) => of !== group));
  return { groups, rows };
}

/** Only this row of a group that was left: the group is taken, and all the others are left one by one. */
export function onlyThis(choice: Choice, row: Keyed, keys: readonly string[]): Choice {
  const { groups, rows } = withGroup(choice, row.group, true);
  const others = keys.filter((key) => key !== row.key).map((key) => [key, row.group] as const);
  return { groups, rows: new Map([...rows, ...others]) };
}

export const leftOneByOne = ({ rows }: Choice, group: string): number =>
  [...rows.values()].filter((of) => of === group).length;

/** How many rows are taken and how many left, of so many in each group. */
export function counted(
  choice: Choice,
  groups: Readonly<Record<string, number>>,
): { taken: number; left: number } {
  const own = GROUPS.filter(isTakenOrLeft).map((group) => [group, groups[group] ?? 0] as const);
  const all = own.reduce((sum, [, n]) => sum + n, 0);
  const inGroups = own.reduce((sum, [group, n]) => sum + (choice.groups.has(group) ? n : 0), 0);
  const left = Math.min(all, inGroups + choice.rows.size);
  return { taken: all - left, left };
}
