import { signal } from "@preact/signals";
import type { Batch } from "../local/batch/contract";
import type { Letter } from "../local/types";
import type { Kind } from "./kinds";

/** For whom: the batch of this phone, cards that are written and not posted, or people chosen here. */
export type Source = "batch" | "written" | "chosen";

export const kind = signal<Kind>("cards");
export const source = signal<Source | null>(null);
/** Ids, in the order in which they were chosen. In memory only, like what was typed into the search. */
export const chosen = signal<readonly string[]>([]);

/** People of the batch who have no card yet. */
export function stillToWrite(batch: Batch | null): string[] {
  const open = batch?.entries.filter(({ state }) => state === "to_write") ?? [];
  return open.map(({ prisoner_id }) => prisoner_id);
}

/** People of written cards that may still be posted, each once. */
export function writtenTo(letters: readonly Letter[]): string[] {
  const open = letters.filter(
    (one) => one.state === "written" && !one.do_not_post && !one.for_later,
  );
  return [...new Set(open.flatMap(({ prisoner_id }) => prisoner_id ?? []))];
}

/** Ids handed over in the address: `?people=p1,p2`. */
export function idsIn(query: string | undefined): string[] {
  return (query ?? "").split(",").filter((id) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(id));
}

export function toggle(id: string): void {
  const known = chosen.value.includes(id);
  chosen.value = known ? chosen.value.filter((other) => other !== id) : [...chosen.value, id];
}
