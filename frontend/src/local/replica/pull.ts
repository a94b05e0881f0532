import type { LevelsFile, Manifest } from "../server";
import { Refused } from "../server";
import type { DownloadProgress, SpokenLanguage } from "../types";
import type { World } from "../world";
import { applyDelta, BrokenChain, rememberFreed } from "./apply";
import { AlteredFile, type Early, fetchFile } from "./files";
import { isStale, planList } from "./plan";
import {
  type KeptLevels,
  type KeptList,
  type KeptTexts,
  keptLevels,
  keptList,
  type Replica,
} from "./state";
import type { Replacement } from "./store";

type Sources = Pick<World, "server" | "digest" | "clock">;
type OnProgress = (progress: DownloadProgress) => void;

export interface Pull {
  languages: SpokenLanguage[];
  /** Own facts are in flight: ask for the levels of this moment. */
  levelsNow: boolean;
  /** Stores parts of the replica in one transaction and shows them. */
  replace: (replacement: Replacement) => Promise<void>;
  onProgress?: OnProgress;
}

/** A file that was taken down, or a chain that broke, asks for the manifest again this often, and then waits a round. */
const ATTEMPTS = 3;

/**
 * Asks for what changed, fetches it, checks it and has it stored: the list first, because somebody may be waiting to
 * search it. Rejects with NoAnswer, Refused, AlteredFile or BrokenChain; what has not come whole is as it was.
 */
export async function pull(world: Sources, kept: () => Replica, request: Pull): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pullOnce(world, kept(), request, attempt > 1);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isWorthAsking(error)) throw error;
    }
  }
}

const isWorthAsking = (error: unknown): boolean =>
  error instanceof BrokenChain ||
  error instanceof AlteredFile ||
  (error instanceof Refused && error.problem.status === 410);

async function pullOnce(
  world: Sources,
  replica: Replica,
  request: Pull,
  afresh: boolean,
): Promise<void> {
  const known = knowsAll(replica, request) && !afresh ? replica.state.etag : null;
  const snapshot = replica.list || afresh ? null : askEarly(world);
  const answer = await world.server.manifest(known);
  const heard = { ...replica.state, checked_at: world.clock.now(), languages: request.languages };
  if (answer === "unchanged" || isStale(replica, answer.manifest)) {
    const levels = request.levelsNow
      ? await currentLevels(world, replica, replica.list?.epoch)
      : null;
    return request.replace({ state: heard, ...(levels && { levels }) });
  }
  const { manifest, etag } = answer;
  const list = await changedList(world, replica, manifest, snapshot, request.onProgress);
  const left = leaving(replica, manifest.epoch);
  const { published_at } = manifest;
  // The old etag stays until everything that this manifest names is here.
  if (list) await request.replace({ list, state: { ...replica.state, left, published_at } });
  const [levels, texts] = await Promise.all([
    changedLevels(world, replica, manifest, request),
    changedTexts(world, replica, manifest, request),
  ]);
  await request.replace({
    ...(levels && { levels }),
    texts,
    state: {
      ...heard,
      etag,
      published_at,
      left,
      minimum_client: manifest.minimum_client,
      durable_before: manifest.durable_before,
    },
  });
}

interface EarlySnapshot {
  bytes: Early;
  /** How many bytes have come, now and from now on. */
  tellTo: (onBytes: (bytes: number) => void) => void;
}

/** The newest snapshot, asked for beside the manifest: one way there and back less until somebody can search. */
function askEarly({ server }: Sources): EarlySnapshot {
  let came = 0;
  let tell = (bytes: number): void => {
    came = bytes;
  };
  return {
    bytes: server.file("/api/snapshot", (bytes) => tell(bytes)).catch(() => null),
    tellTo(onBytes) {
      tell = onBytes;
      onBytes(came);
    },
  };
}

/** The etag stands for all that the manifest named for these languages: of no use while a part is missing. */
const knowsAll = ({ list, levels, state }: Replica, { languages }: Pull): boolean =>
  list !== null &&
  levels !== null &&
  languages.every((language) => state.languages.includes(language));

function leaving({ list, state }: Replica, epoch: string): string[] {
  const left = state.left.filter((one) => one !== epoch);
  return list && list.epoch !== epoch ? [...left, list.epoch].slice(-10) : left;
}

async function changedList(
  world: Sources,
  { list: kept }: Replica,
  manifest: Manifest,
  early: EarlySnapshot | null,
  onProgress?: OnProgress,
): Promise<KeptList | null> {
  const plan = planList(kept, manifest);
  if (!plan) return null;
  const files = [...(plan.snapshot ? [plan.snapshot] : []), ...plan.deltas];
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  const onBytes = (bytes: number): void =>
    onProgress?.({ step: "list", done: Math.min(before + bytes, total), total });
  let list = kept;
  if (plan.snapshot) {
    early?.tellTo(onBytes);
    list = keptList(await fetchFile(world, "snapshot", plan.snapshot, onBytes, early?.bytes));
    before += plan.snapshot.bytes;
  }
  for (const delta of plan.deltas) {
    if (!list) break;
    list = applyDelta(list, await fetchFile(world, "delta", delta, onBytes));
    before += delta.bytes;
  }
  if (list?.epoch !== manifest.epoch || list.seq !== manifest.list.seq) {
    throw new BrokenChain("another list");
  }
  return rememberFreed(list, kept);
}

async function changedLevels(
  world: Sources,
  replica: Replica,
  manifest: Manifest,
  { levelsNow, onProgress }: Pull,
): Promise<KeptLevels | null> {
  const { levels: kept } = replica;
  const { levels: entry, epoch } = manifest;
  onProgress?.({ step: "levels", done: 0, total: entry.bytes });
  if (levelsNow) return currentLevels(world, replica, epoch);
  const ours = kept?.epoch === epoch;
  if (ours && (kept.hash === entry.hash || entry.seq < kept.seq)) return null;
  return keptLevels(await fetchFile(world, "levels", entry), entry.hash);
}

/** The levels of this moment; null when they are no newer than what is kept. */
async function currentLevels(
  world: Sources,
  { levels: kept }: Replica,
  epoch: string | undefined,
): Promise<KeptLevels | null> {
  const file: LevelsFile = await world.server.levels();
  if (file.epoch !== epoch || (kept?.epoch === epoch && file.seq <= kept.seq)) return null;
  return keptLevels(file, null);
}

async function changedTexts(
  world: Sources,
  { texts: kept }: Replica,
  manifest: Manifest,
  { languages, onProgress }: Pull,
): Promise<KeptTexts[]> {
  const changed: KeptTexts[] = [];
  for (const [place, language] of languages.entries()) {
    onProgress?.({ step: "texts", done: place, total: languages.length });
    const entry = manifest.texts[language];
    if (!entry || kept[language]?.hash === entry.hash) continue;
    changed.push({ ...(await fetchFile(world, "texts", entry)), hash: entry.hash });
  }
  return changed;
}
