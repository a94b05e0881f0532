import type { OutboxConnection } from "../outbox/schema";
import { setting } from "../outbox/settings";
import type { World } from "../world";

const LOCK = "lebenszeichen-flush";
/** Longer than a request may take: a holder that has not renewed it in this time is frozen or gone. */
const LEASE = 45_000;

/** One tab's turn to flush. Two at once would be harmless (the server knows each id); this only saves requests. */
export interface Turn {
  /** Before every batch: false when another tab has taken over. */
  renew(): Promise<boolean>;
}

/**
 * Runs `work` when no other tab flushes; answers whether it ran. A lease row stands beside the Web Lock: it is the whole
 * truth where there are no locks, and it frees the queue when a lock's holder is frozen. Whoever gets the lock gets the
 * lease too: another's is left over from a tab that was closed while it flushed, and must not hold the queue up.
 */
export async function inTurn(
  world: Pick<World, "locks" | "clock">,
  outbox: OutboxConnection,
  owner: string,
  work: (turn: Turn) => Promise<void>,
): Promise<boolean> {
  const underLease = async (hasLock: boolean): Promise<boolean> => {
    const renew = (): Promise<boolean> => takeLease(outbox, owner, world.clock.now());
    if (!(await takeLease(outbox, owner, world.clock.now(), hasLock))) return false;
    try {
      await work({ renew });
    } finally {
      await giveLeaseBack(outbox, owner);
    }
    return true;
  };
  if (!world.locks) return underLease(false);
  let ran = false;
  let busy = false;
  await world.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) ran = await underLease(true);
    else busy = true;
  });
  return busy ? underLease(false) : ran;
}

/** Also free when it runs longer than any lease can: then this device's clock was set back. */
const isFree = (lease: { until: number } | undefined, now: number): boolean =>
  !lease || lease.until <= now || lease.until > now + LEASE;

function takeLease(
  outbox: OutboxConnection,
  owner: string,
  now: number,
  fromAnybody = false,
): Promise<boolean> {
  return outbox.write(["settings"], async (transaction) => {
    const lease = await setting(transaction, "lease");
    if (!fromAnybody && lease?.owner !== owner && !isFree(lease, now)) return false;
    await transaction.objectStore("settings").put({ owner, until: now + LEASE }, "lease");
    return true;
  });
}

async function giveLeaseBack(outbox: OutboxConnection, owner: string): Promise<void> {
  await outbox.write(["settings"], async (transaction) => {
    const lease = await setting(transaction, "lease");
    if (lease?.owner === owner) await transaction.objectStore("settings").delete("lease");
  });
}
