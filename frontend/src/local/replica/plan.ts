import type { DeltaEntry, FileEntry, Manifest } from "../server";
import type { KeptList, Replica } from "./state";

/** How the list gets from what is kept to what the manifest names. */
export interface ListPlan {
  snapshot: (FileEntry & { seq: number }) | null;
  deltas: DeltaEntry[];
}

/** Did this manifest come from an old cache? Then it is ignored: no step back, and no asking again. */
export function isStale({ list, state }: Replica, manifest: Manifest): boolean {
  if (!list) return false;
  if (manifest.epoch === list.epoch) return manifest.list.seq < list.seq;
  // Both moments are the server's own; a server that truly went back publishes later than what we hold.
  return state.left.includes(manifest.epoch) && manifest.published_at <= (state.published_at ?? "");
}

/** null: the list is what the manifest names. A cursor that deltas lead on from takes those; any other the snapshot. */
export function planList(kept: KeptList | null, manifest: Manifest): ListPlan | null {
  const { snapshot, deltas, seq } = manifest.list;
  if (kept && kept.epoch === manifest.epoch) {
    if (kept.seq === seq) return null;
    const after = fewest(kept.seq, deltas);
    if (after[after.length - 1]?.to === seq) return { snapshot: null, deltas: after };
  }
  return { snapshot, deltas: fewest(snapshot.seq, deltas) };
}

/** The deltas that lead on from `seq` with the fewest requests. */
function fewest(seq: number, deltas: DeltaEntry[]): DeltaEntry[] {
  const path: DeltaEntry[] = [];
  let cursor = seq;
  for (;;) {
    const [best] = deltas.filter(({ from, to }) => from <= cursor && to > cursor).sort(better);
    if (!best) return path;
    path.push(best);
    cursor = best.to;
  }
}

/** What came with the manifest costs no request; else the one that leads furthest, and of those the smallest. */
const better = (a: DeltaEntry, b: DeltaEntry): number =>
  Number(!a.body) - Number(!b.body) || b.to - a.to || a.bytes - b.bytes;
