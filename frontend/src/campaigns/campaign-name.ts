import type { Campaign } from "../local/types";
import { language } from "../messages/translate";

/** The campaign's name in the reader's language, else in any. */
export function campaignName(campaign: Campaign): string {
  const names: Partial<Record<string, string>> = campaign.name;
  return names[language()] ?? names.en ?? Object.values(names)[0] ?? campaign.id;
}
