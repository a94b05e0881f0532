import { Card } from "../components/Card";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { campaignName } from "./campaign-name";

/** What cards count for now, and its total in a sentence. */
export function CampaignCard() {
  const phone = watched();
  const campaign = phone.campaign();
  if (!campaign) {
    const joined = phone.profile()?.campaign_id;
    return (
      <Card tone="quiet">
        <p>{t(joined ? "campaign.unnamed" : "campaign.none")}</p>
      </Card>
    );
  }
  const name = campaignName(campaign);
  const total = phone.campaignTotal(campaign.id);
  return (
    <Card tone="quiet">
      <p>{t(campaign.closed ? "campaign.closed" : "campaign.current", { name })}</p>
      <p>{total === null ? t("campaign.total_few") : t("campaign.total", { n: total })}</p>
    </Card>
  );
}
