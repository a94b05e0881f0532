import { useSignal } from "@preact/signals";
import { CampaignCard } from "../campaigns/CampaignCard";
import { campaignName } from "../campaigns/campaign-name";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { confirm, Outcome, type OutcomeState } from "./Outcome";

/** Which campaign cards count for; with a single open one there is nothing to choose. */
export function CampaignSection() {
  const outcome = useSignal<OutcomeState>("none");
  const open = watched()
    .campaigns()
    .filter((campaign) => !campaign.closed);
  if (open.length < 2) return <CampaignCard />;
  return (
    <Card>
      <Choice
        name="campaign"
        legend={t("settings.campaign_pick")}
        value={watched().campaign()?.id ?? null}
        options={open.map((campaign) => ({ value: campaign.id, text: campaignName(campaign) }))}
        onChoose={(id) => confirm(outcome, local().joinCampaign(id))}
      />
      <Outcome outcome={outcome.value} />
    </Card>
  );
}
