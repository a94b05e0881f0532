import type { Deciding } from "../contract";
import type { Fact } from "../outbox/facts";
import { movedOn } from "../outbox/moving";

/** A new card lies in that evening's pile. */
export const handedIn =
  (letter_id: string, prisoner_id: string, event_id: string) =>
  ({ campaign_id }: Deciding): Fact[] => [
    { name: "letter_handed_in", args: { letter_id, prisoner_id, campaign_id, event_id } },
  ];

/** A written card goes into that evening's pile; nothing happens to one that is not written any more. */
export const writtenHandedIn =
  (letterId: string, event_id: string) =>
  ({ rows, uuid }: Deciding): Fact[] =>
    movedOn(rows, letterId, { name: "letter_handed_in", event_id }, uuid);
