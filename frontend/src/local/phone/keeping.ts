import { ALERTS } from "../alerts/schema";
import { type Local, StorageFull, StorageUnavailable } from "../contract";
import { databaseExists, deleteDatabase } from "../database/presence";
import { openFirstProfile } from "../outbox/profiles";
import { OUTBOX } from "../outbox/schema";
import { readBeginning } from "../outbox/store";
import { CACHE } from "../replica/schema";
import { ShellUnavailable } from "../shell";
import { sweep } from "../sync/sweep";
import type { DownloadProgress, Problem, SpokenLanguage } from "../types";
import type { Phone } from "./phone";
import { problemOf } from "./problems";
import type { Syncing } from "./syncing";

type Keeps = "kept" | "keep" | "open" | "persisted" | "syncNow";

/** Beginning and opening what is kept on this phone. */
export function keeping(phone: Phone, syncing: Syncing): Pick<Local, Keeps> {
  const { world } = phone;
  return {
    kept: () => databaseExists(world.indexedDB, OUTBOX),
    persisted: async () => (await world.storage?.persisted?.()) ?? false,
    open: () => open(phone, syncing),
    syncNow: () => syncing.now(),
    async keep(languages, onProgress) {
      try {
        await keep(phone, syncing, languages, onProgress);
      } catch (error) {
        if (error instanceof StorageUnavailable || error instanceof StorageFull)
          await leaveNothing(phone);
        const problem = problemOf(error);
        onProgress({ step: "failed", done: 0, total: 0, ...(problem && { problem }) });
        throw error;
      }
    },
  };
}

async function open(phone: Phone, syncing: Syncing): Promise<void> {
  const { memory, outbox, world } = phone;
  if (!world.indexedDB) throw new StorageUnavailable("this browser has no IndexedDB");
  if (!(await databaseExists(world.indexedDB, OUTBOX))) return;
  // The list's own database: read meanwhile, a cold start on an old phone waits for every step.
  const replica = openReplica(phone);
  const { everybody, own, preferences } = await readBeginning(outbox);
  if (preferences) memory.setPreferences({ ...memory.preferences, ...preferences });
  // Most starts forget nothing: then what was read is what is shown.
  if (await sweep(outbox, world.clock.day(), 0, everybody)) await phone.loadOwn();
  else phone.showOwn(own);
  if (!memory.mine.profile) await finishKeeping(phone);
  await replica;
  begin(phone, syncing);
  void syncing.now();
  // A browser may have thrown the worker away and left the data: the yes still stands.
  world.shell.keep().catch(() => undefined);
}

/** The phone died or was full between making the outbox and its first profile: the yes was said, so it is made now. */
async function finishKeeping(phone: Phone): Promise<void> {
  // Still full: the list can be read all the same, and a card that cannot be saved says so.
  await makeProfile(phone).catch(() => undefined);
}

async function makeProfile(phone: Phone): Promise<void> {
  const { memory, outbox, world } = phone;
  const minting = { uuid: world.uuid, day: () => world.clock.day() };
  await openFirstProfile(outbox, minting, memory.preferences);
  await phone.ownChanged();
}

/** A cache that cannot be read is dropped and fetched again; where it cannot even be opened, memory has to do. */
async function openReplica(phone: Phone): Promise<void> {
  const { indexedDB, later } = phone.world;
  try {
    await phone.keepReplica();
    await phone.loadReplica();
  } catch {
    phone.cache.close();
    // A frozen tab may hold it: then opening it again would wait behind the deletion, for as long as that tab sleeps.
    const gone = indexedDB && (await deleteDatabase(indexedDB, CACHE, later));
    if (gone) await phone.keepReplica().catch(() => undefined);
  }
}

function begin(phone: Phone, syncing: Syncing): void {
  phone.tabs.listen();
  syncing.start();
}

async function keep(
  phone: Phone,
  syncing: Syncing,
  languages: SpokenLanguage[],
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const { outbox, world } = phone;
  // Some browsers ask the person: meanwhile the list comes.
  const persisting = world.storage?.persist?.().catch(() => false);
  onProgress({ step: "shell", done: 0, total: 1 });
  const problem = await shellProblem(phone);
  // Making a database takes a slow phone as long as asking the server.
  const opening = phone.keepReplica().catch((error: unknown) => error);
  await syncing.pull(languages, onProgress);
  // Only now, with everything here, does this phone count as one that keeps data.
  const unavailable = await opening;
  if (unavailable) throw unavailable;
  await persisting;
  await outbox.create();
  await makeProfile(phone);
  begin(phone, syncing);
  onProgress({ step: "ready", done: 1, total: 1, ...(problem && { problem }) });
}

/**
 * Nothing can be kept here: what the yes began goes again, for no wipe is offered where nothing is kept. An outbox is
 * something kept: there was a yes before, or this one is finished when the phone has room.
 */
async function leaveNothing(phone: Phone): Promise<void> {
  const { indexedDB, later, shell } = phone.world;
  for (const layout of [OUTBOX, ALERTS]) if (await databaseExists(indexedDB, layout)) return;
  phone.dropReplica();
  if (indexedDB) await deleteDatabase(indexedDB, CACHE, later).catch(() => false);
  await shell.remove().catch(() => []);
}

/** Without a worker cards are saved all the same; only the app itself needs a network to open. */
async function shellProblem({ world }: Phone): Promise<Problem | null> {
  try {
    await world.shell.keep();
    return null;
  } catch (error) {
    if (error instanceof ShellUnavailable) return problemOf(error);
    throw error;
  }
}
