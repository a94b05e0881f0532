import { useSignal } from "@preact/signals";
import { Choice } from "../../components/Choice";
import { post } from "../api/client";
import type { CountedBy, NewEvening, OpenedEvening } from "../api/event-types";
import type { Campaign } from "../api/types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { Pick } from "../frame/Pick";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { today } from "../releases/proposal-link";
import { LinkToCopy } from "./LinkToCopy";

interface OpenEveningProps {
  campaigns: Campaign[];
  onOpened: () => Promise<void>;
}

/** One way of counting, chosen before it begins: who counts afterwards with both counts cards twice. */
export function OpenEvening({ campaigns, onOpened }: OpenEveningProps) {
  const act = useAct();
  const first = campaigns.find((one) => one.default) ?? campaigns[0];
  const campaign = useSignal(first?.id ?? "");
  const day = useSignal(today());
  const counting = useSignal<CountedBy>("phones");
  const opened = useSignal<OpenedEvening | null>(null);
  const open = async () => {
    const evening: NewEvening = {
      campaign_id: campaign.value,
      day: day.value,
      counting: counting.value,
    };
    opened.value = await post<OpenedEvening>("/api/desk/events", evening);
    await onOpened();
  };
  return (
    <section class="stack" aria-labelledby="evening-new">
      <h2 id="evening-new">{t("evenings.new")}</h2>
      <form
        class="stack evenings__new"
        onSubmit={(event) => {
          event.preventDefault();
          void act.run(open);
        }}
      >
        <Pick
          label={t("campaign.which")}
          value={campaign.value}
          options={campaigns.map(({ id, name }) => ({ value: id, text: name[language()] ?? id }))}
          onPick={(id) => {
            campaign.value = id;
          }}
        />
        <Field label={t("campaign.day")} type="date" {...bound(day)} required />
        <Choice
          name="counting"
          legend={t("evenings.counting")}
          value={counting.value}
          options={[
            { value: "phones", text: t("evenings.counting_phones") },
            { value: "paper", text: t("evenings.counting_paper") },
          ]}
          onChoose={(value) => {
            counting.value = value;
          }}
        />
        <TroubleNote trouble={act.trouble.value} />
        <div class="actions">
          <button type="submit" class="action action--next" aria-disabled={act.busy.value}>
            {t("evenings.make")}
          </button>
        </div>
      </form>
      {opened.value && <Opened key={opened.value.id} evening={opened.value} />}
    </section>
  );
}

/** What the organiser takes along. The key is on this screen now and nowhere else ever again. */
function Opened({ evening }: { evening: OpenedEvening }) {
  return (
    <div class="card stack evenings__opened" role="status">
      <p class="small">{t("evenings.code")}</p>
      <p class="evenings__code">{evening.code}</p>
      <LinkToCopy
        what={t("evenings.volunteers_link")}
        hint={t("evenings.volunteers_hint")}
        link={evening.volunteers_link}
      />
      <LinkToCopy
        what={t("evenings.organisers_link")}
        hint={t("evenings.organisers_hint")}
        link={evening.organisers_link}
      />
    </div>
  );
}
