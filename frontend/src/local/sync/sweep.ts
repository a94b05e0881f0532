import { overIds } from "../outbox/claims";
import { forgetOld, spentIds } from "../outbox/forget";
import { type Known, offerAgain } from "../outbox/offer";
import { dropSpentProfile } from "../outbox/profiles";
import type { MutationRow, ProfileRow } from "../outbox/rows";
import type { OutboxConnection } from "../outbox/schema";
import { readSetting, saveSetting } from "../outbox/settings";
import { hasLost, queueAgain, type Settlement } from "../outbox/settle";
import { changeProfile, type OwnedRows, readEverybody } from "../outbox/store";
import { NoAnswer, Refused } from "../server";
import type { World } from "../world";

/**
 * Lets names go after 90 days, claims when they end, and whatever closed profiles need no longer; `everybody` as just read, if it was.
 * Answers whether anything changed.
 */
export async function sweep(
  outbox: OutboxConnection,
  today: string,
  durableBefore: number,
  everybody?: OwnedRows[],
): Promise<boolean> {
  let changed = false;
  // Decided again inside the transaction: meanwhile another tab may have put rows back into the queue.
  const swept = (profile: ProfileRow, rows: MutationRow[]): Settlement => {
    const over = overIds(rows, today);
    const old = forgetOld(rows, today).filter(({ id }) => !over.includes(id));
    if (!profile.closed) return { profile, changed: old, gone: over };
    const spent = [...spentIds(profile, rows, durableBefore), ...old.map((row) => row.id)];
    return { profile, changed: [], gone: [...spent, ...over] };
  };
  for (const { profile, rows } of everybody ?? (await readEverybody(outbox))) {
    const { changed: forgotten, gone } = swept(profile, rows);
    if (forgotten.length + gone.length > 0) {
      changed = true;
      await changeProfile(outbox, profile.id, swept);
    }
    if (profile.closed) await dropSpentProfile(outbox, profile);
  }
  return changed;
}

/**
 * The list came from another memory of the server: acknowledged mutations of everybody whose own memory is past wait
 * again. Answers whether there were any.
 */
export async function noticeEpoch(
  outbox: OutboxConnection,
  epoch: string,
  isPast: (epoch: string) => boolean,
  uuid: () => string,
): Promise<boolean> {
  let noticed = false;
  for (const { profile } of await readEverybody(outbox)) {
    if (!hasLost(profile, epoch) || !isPast(profile.epoch as string)) continue;
    noticed = true;
    await changeProfile(outbox, profile.id, (now, rows) => queueAgain(now, rows, epoch, uuid));
  }
  return noticed;
}

/** A new list may know whom an earlier answer did not: those cards wait again. Answers whether there were any. */
export async function offerUnknown(outbox: OutboxConnection, known: Known): Promise<boolean> {
  let offered = false;
  for (const { profile, rows } of await readEverybody(outbox)) {
    if (profile.counting !== "yes" || offerAgain(profile, rows, known).changed.length === 0)
      continue;
    offered = true;
    await changeProfile(outbox, profile.id, (now, current) => offerAgain(now, current, known));
  }
  return offered;
}

/** Has the server erase the devices that nobody uses any more; what it could not be told is tried again. */
export async function eraseDevices(
  world: Pick<World, "server">,
  outbox: OutboxConnection,
): Promise<void> {
  const tokens = (await readSetting(outbox, "erasures")) ?? [];
  for (const token of tokens) {
    try {
      await world.server.erase(token);
    } catch (error) {
      if (error instanceof NoAnswer || error instanceof Refused) return;
      throw error;
    }
    const left = ((await readSetting(outbox, "erasures")) ?? []).filter((one) => one !== token);
    await saveSetting(outbox, "erasures", left);
  }
}
