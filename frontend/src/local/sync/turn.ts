import type { Settings } from "../outbox/rows";
import type { OutboxConnection } from "../outbox/schema";
import { setting } from "../outbox/settings";
import { type OwnedRows, readEverybody } from "../outbox/store";
import type { World } from "../world";

type Lease = Settings["lease"];

const LOCK = "lebenszeichen-flush";
/** Longer than a request may take: a holder that has not renewed it in this time is frozen or gone. */
const LEASE = 45_000;
/** A lease that was taken just now need not be renewed before the next request. */
const FRESH = 5_000;

/** One tab's turn to flush. Two at once would be harmless (the server knows each id); this only saves requests. */
export interface Turn {
  /** What is stored of everybody; read after the turn began. */
  everybody: OwnedRows[];
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
    let taken = world.clock.now();
    const renew = async (): Promise<boolean> => {
      const now = world.clock.now();
      if (now >= taken && now < taken + FRESH) return true;
      taken = now;
      return takeLease(outbox, owner, now);
    };
    try {
      // Both asked for at once, as a slow phone waits for each step. The reading touches the lease's store, so it comes after.
      const [ours, everybody] = await Promise.all([
        takeLease(outbox, owner, taken, hasLock),
        readEverybody(outbox),
      ]);
      if (ours) await work({ everybody, renew });
      return ours;
    } finally {
      await giveLeaseBack(outbox, owner);
    }
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

async function takeLease(
  outbox: OutboxConnection,
  owner: string,
  now: number,
  fromAnybody = false,
): Promise<boolean> {
  const taken = await changeLease(outbox, (lease) =>
    fromAnybody || lease?.owner === owner || isFree(lease, now)
      ? { owner, until: now + LEASE }
      : lease,
  );
  return taken?.owner === owner;
}

async function giveLeaseBack(outbox: OutboxConnection, owner: string): Promise<void> {
  await changeLease(outbox, (lease) => (lease?.owner === owner ? undefined : lease));
}

/** Without waiting for the disk: a lease that is lost with the power is over anyway. */
function changeLease(
  outbox: OutboxConnection,
  change: (lease: Lease | undefined) => Lease | undefined,
): Promise<Lease | undefined> {
  return outbox.write(
    ["settings"],
    async (transaction) => {
      const settings = transaction.objectStore("settings");
      const before = await setting(transaction, "lease");
      const lease = change(before);
      if (lease === undefined) void settings.delete("lease");
      else if (lease !== before) void settings.put(lease, "lease");
      return lease;
    },
    "relaxed",
  );
}
