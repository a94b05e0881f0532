import type { Evening } from "../api/event-types";
import type { Campaign } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { language, t } from "../messages/translate";
import { EveningCard } from "./EveningCard";
import { OpenEvening } from "./OpenEvening";
import "./evenings.css";

/** Writing evenings: opening one, and saying yes to those that a phone has opened where there was no network. */
export function EveningsScreen() {
  const evenings = useRemote<Evening[]>("/api/desk/events");
  const campaigns = useRemote<Campaign[]>("/api/desk/campaigns");
  const known = campaigns.value.value ?? [];
  const nameOf = (id: string) => known.find((one) => one.id === id)?.name[language()] ?? id;
  const list = (title: string, some: Evening[]) =>
    some.length > 0 && (
      <section class="stack">
        <h2>{title}</h2>
        <ul class="plain evenings">
          {some.map((one) => (
            <li key={one.id}>
              <EveningCard
                evening={one}
                campaign={nameOf(one.campaign_id)}
                onChanged={evenings.reload}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <Screen title={t("evenings.title")} lead={<p>{t("evenings.lead")}</p>}>
      {known.length > 0 && (
        <OpenEvening campaigns={known.filter((one) => !one.closed)} onOpened={evenings.reload} />
      )}
      <Fetched of={evenings}>
        {(all) => (
          <>
            {all.length === 0 && <p class="empty">{t("evenings.none")}</p>}
            {list(
              t("evenings.to_accept"),
              all.filter((one) => !one.accepted_on && !one.closed_on),
            )}
            {list(
              t("evenings.open"),
              all.filter((one) => one.accepted_on && !one.closed_on),
            )}
            {list(
              t("evenings.closed"),
              all.filter((one) => one.closed_on),
            )}
          </>
        )}
      </Fetched>
    </Screen>
  );
}
