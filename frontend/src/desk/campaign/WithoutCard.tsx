import { useSignal } from "@preact/signals";
import type { CampaignCounts } from "../api/types";
import { PersonName } from "../frame/PersonName";
import { t } from "../messages/translate";

const FIRST = 24;

/** Who may be written to and has no card yet: whom to write to next. */
export function WithoutCard({ people }: { people: CampaignCounts["without_any_card"] }) {
  const all = useSignal(false);
  const shown = all.value ? people : people.slice(0, FIRST);
  return (
    <section class="stack" aria-labelledby="without-title">
      <h2 id="without-title">{t("campaign.without")}</h2>
      <p class="lead">{t("campaign.without_total", { n: people.length })}</p>
      <ul class="plain campaign__without">
        {shown.map(({ prisoner_id, names }) => (
          <li key={prisoner_id}>
            <PersonName names={names} id={prisoner_id} />
          </li>
        ))}
      </ul>
      {shown.length < people.length && (
        <div class="tools">
          <button
            type="button"
            class="tool"
            onClick={() => {
              all.value = true;
            }}
          >
            {t("campaign.show_all", { n: people.length })}
          </button>
        </div>
      )}
    </section>
  );
}
