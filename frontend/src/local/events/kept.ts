import { daysBefore } from "../clock";
import type { KeptEvening } from "../outbox/rows";
import type { OutboxConnection } from "../outbox/schema";
import { readSetting, setting } from "../outbox/settings";

export type { KeptEvening };

/** Evenings that this phone remembers; the oldest make room. */
const MOST_EVENINGS = 20;

/** The evenings that this phone takes part in or looks after, the latest first. */
export const keptEvenings = async (outbox: OutboxConnection): Promise<KeptEvening[]> =>
  (await readSetting(outbox, "evenings")) ?? [];

/**
 * Notes that this phone takes part in an evening, in one transaction; with a key that it looks after it. What is known
 * stays: nobody loses a key by scanning the volunteers' link.
 */
export function keepEvening(
  outbox: OutboxConnection,
  evening: KeptEvening,
): Promise<KeptEvening[]> {
  return outbox.write(["settings"], async (transaction) => {
    const known = (await setting(transaction, "evenings")) ?? [];
    const after = withEvening(known, evening);
    await transaction.objectStore("settings").put(after, "evenings");
    return after;
  });
}

/** Pure: the list with this evening first. */
export function withEvening(known: readonly KeptEvening[], evening: KeptEvening): KeptEvening[] {
  const before = known.find(({ event_id }) => event_id === evening.event_id);
  const one: KeptEvening = {
    event_id: evening.event_id,
    campaign_id: evening.campaign_id ?? before?.campaign_id ?? null,
    day: before?.day ?? evening.day,
    key: evening.key ?? before?.key ?? null,
  };
  return [one, ...known.filter((other) => other !== before)].slice(0, MOST_EVENINGS);
}

/** Where a card is handed in without asking: the latest evening of today, or of the night before. */
export const eveningNow = (known: readonly KeptEvening[], today: string): KeptEvening | null =>
  known.find(({ day }) => day >= daysBefore(today, 1)) ?? null;
