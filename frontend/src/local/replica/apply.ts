import type { DeltaFile } from "../server";
import type { KeptList } from "./state";

/** Thrown when a delta begins after where the list stands, or ends before it. */
export class BrokenChain extends Error {}

/**
 * The list with a delta's rows in place of the old ones, and without those that are gone. Sorted by id, as published.
 * Rows are whole, so a delta that begins before the list's end leads to the same list.
 */
export function applyDelta(list: KeptList, delta: DeltaFile): KeptList {
  if (delta.epoch !== list.epoch || delta.from > list.seq || delta.to < list.seq) {
    throw new BrokenChain(
      `a delta from ${delta.from} to ${delta.to} does not fit a list at ${list.seq}`,
    );
  }
  const gone = new Set(delta.gone);
  return {
    epoch: list.epoch,
    seq: delta.to,
    as_of: delta.as_of,
    prisoners: merged(list.prisoners, delta.prisoners, gone),
    facilities: merged(list.facilities, delta.facilities, gone),
    releases: merged(list.releases, delta.releases, gone),
  };
}

/**
 * The list, knowing who of them had come out before they left it: a card to them still says so, and no name. Nothing but
 * numbers is remembered, and only by a phone that had been told.
 */
export function rememberFreed(list: KeptList, before: KeptList | null): KeptList {
  if (!before) return list;
  const there = new Set(list.prisoners.map(({ id }) => id));
  const freed = before.prisoners.filter(({ state }) => state === "came_out").map(({ id }) => id);
  const left = [...(before.freed ?? []), ...freed].filter((id) => !there.has(id));
  return left.length > 0 ? { ...list, freed: left } : list;
}

function merged<Row extends { id: string }>(old: Row[], changed: Row[], gone: Set<string>): Row[] {
  const byId = new Map(old.map((row) => [row.id, row]));
  for (const id of gone) byId.delete(id);
  for (const row of changed) byId.set(row.id, row);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
