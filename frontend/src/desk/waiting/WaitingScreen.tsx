import type { Waiting } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { me } from "../session/session";
import { type WaitingKind, waitingLines } from "./lines";
import "./waiting.css";

const EVERY = 30_000;

const places: Readonly<Record<WaitingKind, string>> = {
  on_hold: linkTo.releases,
  releases_to_confirm: linkTo.releases,
  releases_waiting_for_others: linkTo.releases,
  imports_waiting: linkTo.imports,
  states_to_check: linkTo.reports,
  facilities_to_check: linkTo.facilityCheck,
  texts_to_confirm: linkTo.facilityTexts,
  places_unmatched: linkTo.places,
  set_aside: linkTo.setAside,
  letters_held: linkTo.letters,
  family_requests: linkTo.family,
  mistakes: linkTo.mistakes,
  events_to_accept: linkTo.evenings,
};

/** The first screen: what waits for me? In the order in which it cannot wait. */
export function WaitingScreen() {
  const waiting = useRemote<Waiting>("/api/desk/waiting", EVERY);
  return (
    <Screen title={t("waiting.title", { name: me()?.name ?? "" })} narrow>
      <Fetched of={waiting}>{(now) => <Lines waiting={now} />}</Fetched>
    </Screen>
  );
}

function Lines({ waiting }: { waiting: Waiting }) {
  const { now, others } = waitingLines(waiting, me()?.role ?? "assistant");
  return (
    <>
      {now.length === 0 && (
        <div class="empty">
          <h2>{t("waiting.nothing_title")}</h2>
          <p class="empty__text soft">{t("waiting.nothing")}</p>
        </div>
      )}
      {now.length > 0 && (
        <ul class="plain waiting">
          {now.map(({ kind, n }) => (
            <li key={kind}>
              <a class={`waiting__line waiting__line--${kind}`} href={places[kind]}>
                <span class="waiting__n serif" aria-hidden="true">
                  {n.toLocaleString()}
                </span>
                <span class="waiting__text">
                  <span class="waiting__what">{t(`waiting.${kind}`, { n })}</span>
                  <span class="waiting__how small soft">{t(`waiting.${kind}_how`)}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.map(({ kind, n }) => (
        <p key={kind} class="soft">
          <a href={places[kind]}>{t(`waiting.${kind}`, { n })}</a>
        </p>
      ))}
    </>
  );
}
