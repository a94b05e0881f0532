import type { Campaign } from "../local/types";
import { language } from "../messages/translate";

/** The campaign's name in the reader's language, else in any. */
export function campaignName(campaign: Campaign): string {
  return (
    campaign.name[language()] ?? campaign.name.en ?? Object.values(campaign.name)[0] ?? campaign.id
  );
}
