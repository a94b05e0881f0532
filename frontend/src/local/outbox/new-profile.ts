import type { ProfileRow } from "./rows";

/** A new person on this phone, who has answered nothing yet. */
export function mintProfile(
  uuid: () => string,
  createdOn: string,
  campaignId: string | null,
): ProfileRow {
  return {
    id: uuid(),
    counting: "unasked",
    remember: "unasked",
    campaign_id: campaignId,
    created_on: createdOn,
    closed: false,
    token: null,
    client_id: uuid(),
    next_seq: 1,
    next_order: 1,
    epoch: null,
    seed: uuid(),
  };
}
