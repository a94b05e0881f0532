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

/** null: the list is what the manifest names. A cursor in the chain takes the deltas after it; any other the snapshot. */
export function planList(kept: KeptList | null, manifest: Manifest): ListPlan | null {
  const { snapshot, deltas, seq } = manifest.list;
  if (kept && kept.epoch === manifest.epoch) {
    if (kept.seq === seq) return null;
    const after = chainFrom(kept.seq, deltas);
    if (after?.[after.length - 1]?.to === seq) return { snapshot: null, deltas: after };
  }
  return { snapshot, deltas: chainFrom(snapshot.seq, deltas) ?? [] };
}

/** The deltas that lead on from `seq`, each beginning where the last ended; null when none begins there. */
function chainFrom(seq: number, deltas: DeltaEntry[]): DeltaEntry[] | null {
  const chain: DeltaEntry[] = [];
  let cursor = seq;
  for (const delta of [...deltas].sort((a, b) => a.from - b.from)) {
    if (delta.from !== cursor) continue;
    chain.push(delta);
    cursor = delta.to;
  }
  return chain.length > 0 ? chain : null;
}
