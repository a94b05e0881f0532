import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { campaignName } from "../campaigns/campaign-name";
import { Actions, Button } from "../components/Action";
import { Choice } from "../components/Choice";
import { Note } from "../components/Note";
import { reasonNotSaved } from "../frame/saving";
import { mintEvening } from "../local/events/contract";
import type { CountedBy } from "../local/types";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";
import { takePart } from "./remembered";

/** An evening of this phone's own: one way of counting, chosen before it begins. Works without a network. */
export function OpenEvening() {
  const { route } = useLocation();
  const open = watched()
    .campaigns()
    .filter(({ closed }) => !closed);
  const campaign = useSignal(watched().campaign()?.id ?? null);
  const counting = useSignal<CountedBy>("phones");
  const day = useSignal(today());
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const busy = useSignal(false);
  const make = async () => {
    if (busy.value || !day.value) return;
    busy.value = true;
    problem.value = null;
    try {
      route(linkTo.evening(await opened(campaign.value, counting.value, day.value)));
    } catch (error) {
      problem.value = reasonNotSaved(error);
    }
    busy.value = false;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {open.length > 1 && (
        <label class="evening__field">
          <span>{t("evening.campaign")}</span>
          <select
            class="evening__input"
            value={campaign.value ?? ""}
            onChange={(event) => (campaign.value = event.currentTarget.value)}
          >
            {open.map((one) => (
              <option key={one.id} value={one.id}>
                {campaignName(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="evening__field">
        <span>{t("evening.day")}</span>
        <input
          class="evening__input"
          type="date"
          required
          value={day.value}
          onInput={(event) => (day.value = event.currentTarget.value)}
        />
      </label>
      <Choice
        name="counting"
        legend={t("evening.counting")}
        value={counting.value}
        options={[
          { value: "phones", text: t("evening.counting_phones") },
          { value: "paper", text: t("evening.counting_paper") },
        ]}
        onChoose={(value) => {
          counting.value = value;
        }}
      />
      {problem.value && <Note tone="stop" live="alert" title={t(problem.value)} />}
      <Actions>
        <Button kind="next" busy={busy.value} onPress={() => void make()}>
          {t("evening.open")}
        </Button>
      </Actions>
    </form>
  );
}

/** The key is kept before the evening is told: without it nobody could speak for the pile. Returns the code. */
async function opened(campaign: string | null, counting: CountedBy, day: string): Promise<string> {
  const { event_id, key, key_hash } = await mintEvening(counting);
  await takePart(event_id, { campaign_id: campaign, key, day });
  await local().recordOrganised((now) => [
    {
      name: "event_opened",
      args: { event_id, campaign_id: campaign ?? now.campaign_id, counting, day, key_hash },
    },
  ]);
  return event_id;
}
