import { useSignal } from "@preact/signals";
import type { Campaign, CampaignCounts } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { Pick } from "../frame/Pick";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { language, t } from "../messages/translate";
import { PaperSeries } from "./PaperSeries";
import { PeopleCounts } from "./PeopleCounts";
import { PhonesSeries } from "./PhonesSeries";
import { WithoutCard } from "./WithoutCard";
import "./campaign.css";

/** A campaign in exact numbers; phones and paper stay two series. */
export function CampaignScreen() {
  const campaigns = useRemote<Campaign[]>("/api/desk/campaigns");
  return (
    <Screen title={t("campaign.title")} lead={<p>{t("campaign.lead")}</p>}>
      <Fetched of={campaigns}>
        {(all) => (all.length === 0 ? <p>{t("campaign.none")}</p> : <Chosen campaigns={all} />)}
      </Fetched>
    </Screen>
  );
}

function Chosen({ campaigns }: { campaigns: Campaign[] }) {
  const first = campaigns.find((one) => one.default) ?? campaigns[0];
  const chosen = useSignal(first?.id ?? "");
  const campaign = campaigns.find(({ id }) => id === chosen.value);
  const counts = useRemote<CampaignCounts>(
    `/api/desk/campaigns/${encodeURIComponent(chosen.value)}/counts`,
  );
  return (
    <>
      {campaigns.length > 1 ? (
        <Pick
          label={t("campaign.which")}
          value={chosen.value}
          options={campaigns.map((one) => ({ value: one.id, text: nameOf(one) }))}
          onPick={(id) => {
            chosen.value = id;
          }}
        />
      ) : (
        campaign && <p class="lead serif">{nameOf(campaign)}</p>
      )}
      {campaign && <p class="soft small">{spanOf(campaign)}</p>}
      <Fetched of={counts}>
        {(numbers) => (
          <>
            <PhonesSeries phones={numbers.phones} />
            <PaperSeries counts={numbers} onChanged={counts.reload} />
            <PeopleCounts counts={numbers} />
            <WithoutCard people={numbers.without_any_card} />
          </>
        )}
      </Fetched>
    </>
  );
}

const nameOf = ({ id, name }: Campaign): string => name[language()] ?? Object.values(name)[0] ?? id;

function spanOf({ opens_on, closes_on, closed }: Campaign): string {
  const from = formatDay(opens_on, language());
  if (!closes_on) return t(closed ? "campaign.closed" : "campaign.since", { from });
  return t("campaign.span", { from, to: formatDay(closes_on, language()) });
}
