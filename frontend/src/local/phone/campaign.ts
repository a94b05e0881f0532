import type { Campaign } from "../types";

/** The campaign that every server has from its first start. */
const EVERYONE = "everyone";

/**
 * What a card committed now counts for: the joined campaign, unless the list says that it is closed. A campaign that the
 * list does not know yet was joined by a link without a network, and is believed.
 */
export function chosenCampaign(
  profile: { campaign_id: string | null } | null,
  campaigns: Campaign[],
): string {
  const joined = profile?.campaign_id;
  if (joined && !campaigns.some(({ id, closed }) => id === joined && closed)) return joined;
  return campaigns.find((campaign) => campaign.default)?.id ?? EVERYONE;
}
