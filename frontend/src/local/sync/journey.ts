import { countCarrying, forgetForJourney } from "../outbox/journey";
import type { OutboxConnection } from "../outbox/schema";
import { changeProfile, readEverybody } from "../outbox/store";

/**
 * "Before a journey": acknowledged cards of everybody on this phone leave it, and waiting ones show no name any more.
 * Answers how many cards carry a name inside until they are sent.
 */
export async function forgetEverybody(outbox: OutboxConnection): Promise<number> {
  let carrying = 0;
  for (const { profile } of await readEverybody(outbox)) {
    const { changed } = await changeProfile(outbox, profile.id, (now, rows) => ({
      profile: now,
      ...forgetForJourney(rows),
    }));
    carrying += countCarrying(changed);
  }
  return carrying;
}
