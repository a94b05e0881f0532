import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { applyDelta } from "../../local/replica/apply";
import { planList } from "../../local/replica/plan";
import { keptList } from "../../local/replica/state";
import { foldWords } from "../../local/search/fold";
import type { DeltaFile, Manifest, SnapshotFile } from "../../local/server";
import { get } from "../api/client";
import type { Names } from "../api/types";

/** Somebody on the public list. */
export interface Listed {
  id: string;
  names: Names;
  state: string;
}

/** Everybody on the public list, by id; null until it was fetched. In memory only. */
export const directory = signal<ReadonlyMap<string, Listed> | null>(null);

let asking = false;

/** The list as phones have it: the last whole file, and what changed since. Rejects with Refused. */
export async function fetchDirectory(): Promise<void> {
  const manifest = await get<Manifest>("/api/manifest");
  const plan = planList(null, manifest);
  if (!plan?.snapshot) return;
  let list = keptList(await get<SnapshotFile>(plan.snapshot.path));
  for (const { path } of plan.deltas) list = applyDelta(list, await get<DeltaFile>(path));
  const listed = list.prisoners.map(({ id, names, state }) => ({ id, names, state }));
  directory.value = new Map(listed.map((one) => [one.id, one]));
}

/** Fetches the list once; without it ids stand for names, and nobody can be added. */
export function useDirectory(): ReadonlyMap<string, Listed> | null {
  useEffect(() => {
    if (asking || directory.peek()) return;
    asking = true;
    fetchDirectory()
      .catch(() => {})
      .finally(() => {
        asking = false;
      });
  }, []);
  return directory.value;
}

export const namesIn = (list: ReadonlyMap<string, Listed> | null, id: string): Names =>
  list?.get(id)?.names ?? {};

const folded = new WeakMap<Names, string[]>();

function wordsOf(names: Names): string[] {
  const known = folded.get(names);
  if (known) return known;
  const words = Object.values(names).flatMap(foldWords);
  folded.set(names, words);
  return words;
}

/** Those whose name, in any spelling, has a word that begins with each typed one; nothing typed: everybody. */
export function found<T extends { names: Names }>(people: readonly T[], typed: string): T[] {
  const wanted = foldWords(typed);
  if (wanted.length === 0) return typed.trim() === "" ? [...people] : [];
  return people.filter(({ names }) => {
    const words = wordsOf(names);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
}
