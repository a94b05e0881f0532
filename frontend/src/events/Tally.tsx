import { useSignal } from "@preact/signals";
import { Choice } from "../components/Choice";
import { Note } from "../components/Note";
import { reasonNotSaved } from "../frame/saving";
import type { Tally as Counted, KeptEvening } from "../local/events/contract";
import { counted, countingOf, lastTallyBack } from "../local/events/contract";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { local, watched } from "../replica";
import { CountPeople } from "./CountPeople";
import { CountPile } from "./CountPile";
import type { PileState } from "./pile-state";

/** Counting by hand, at once or person by person; each count is saved when it is made, and the last one can be undone. */
export function Tally({
  evening,
  pile,
}: {
  evening: KeptEvening & { key: string };
  pile: PileState;
}) {
  const way = useSignal<"number" | "people">("number");
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const attempt = (work: Promise<void>) => {
    problem.value = null;
    work.catch((error: unknown) => {
      problem.value = reasonNotSaved(error);
    });
  };
  const count = (cards: number, prisonerId: string | null) =>
    attempt(local().recordOrganised(counted(evening, cards, prisonerId)));
  const { tallies } = pile.facts;
  const last = tallies.slice(-1)[0];
  return (
    <section class="stack evening__tally" aria-label={t("evening.by_hand")}>
      <h2>{question(evening.event_id, pile.byPhones)}</h2>
      <Choice
        name="way"
        legend={t("evening.way")}
        value={way.value}
        options={[
          { value: "number", text: t("evening.way_number") },
          { value: "people", text: t("evening.way_people") },
        ]}
        onChoose={(value) => {
          way.value = value;
        }}
      />
      {way.value === "number" ? (
        <CountPile onCount={(cards) => count(cards, null)} />
      ) : (
        <CountPeople tallies={tallies} onCount={(id) => count(1, id)} />
      )}
      {problem.value && <Note tone="stop" live="alert" title={t(problem.value)} />}
      <p role="status">{last && t("evening.counted_last", { n: last.cards, who: whose(last) })}</p>
      {last && (
        <button
          type="button"
          class="textbutton"
          onClick={() => attempt(local().recordOrganised(lastTallyBack(evening.event_id)))}
        >
          {t("evening.tally_back")}
        </button>
      )}
    </section>
  );
}

const question = (code: string, byPhones: number): string =>
  countingOf(code) === "phones" && byPhones > 0
    ? t("evening.how_many_more", { n: byPhones })
    : t("evening.how_many");

/** Whom the last count was for, in words. */
function whose({ prisoner_id }: Counted): string {
  const prisoner = prisoner_id ? watched().prisoner(prisoner_id) : null;
  return prisoner ? mainName(prisoner, language()).text : t("evening.nobody_particular");
}
