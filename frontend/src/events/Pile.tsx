import { Note } from "../components/Note";
import type { KeptEvening } from "../local/events/contract";
import { cardsOf } from "../local/events/contract";
import { t } from "../messages/translate";
import { PostPile } from "./PostPile";
import { type PileState, usePile } from "./pile-state";
import { Tally } from "./Tally";

/** The organiser's pile: what phones and hands have counted, beside each other and never added, and posting it. */
export function Pile({ evening }: { evening: KeptEvening & { key: string } }) {
  const pile = usePile(evening.event_id, evening.key);
  if (pile.answer === "not_organiser")
    return <Note tone="stop" live="alert" title={t("evening.not_organiser")} />;
  return (
    <>
      <Numbers pile={pile} />
      <Tally evening={evening} pile={pile} />
      <PostPile evening={evening} pile={pile} />
    </>
  );
}

function Numbers({ pile }: { pile: PileState }) {
  const { answer, told, facts } = pile;
  return (
    <section class="stack" aria-label={t("evening.pile_title")}>
      <dl class="evening__numbers">
        <div>
          <dt>{t("evening.by_phones")}</dt>
          <dd>{pile.byPhones}</dd>
        </div>
        <div>
          <dt>{t("evening.by_hand")}</dt>
          <dd>{cardsOf(facts.tallies)}</dd>
        </div>
      </dl>
      <p class="soft">{t("evening.never_added")}</p>
      {answer === "no_answer" && <p role="status">{t("evening.pile_offline")}</p>}
      {answer === "unknown" && <p role="status">{t("evening.pile_unknown")}</p>}
      {told && !told.accepted && <Note tone="plain" title={t("evening.not_accepted")} />}
    </section>
  );
}
