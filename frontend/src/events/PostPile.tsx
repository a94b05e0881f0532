import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { reasonNotSaved } from "../frame/saving";
import type { KeptEvening, TakeOut } from "../local/events/contract";
import { countingOf, pileBack, pilePosted } from "../local/events/contract";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { local, watched } from "../replica";
import { today } from "../today";
import type { PileState } from "./pile-state";

interface PostProps {
  evening: KeptEvening & { key: string };
  pile: PileState;
}

/** First what has to leave the box, then the day on which it went into the letter box. */
export function PostPile({ evening, pile }: PostProps) {
  const day = useSignal(today());
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const attempt = (work: Promise<void>) => {
    problem.value = null;
    work.catch((error: unknown) => {
      problem.value = reasonNotSaved(error);
    });
  };
  const { facts, told, takeOut } = pile;
  const posted = facts.pile?.day ?? told?.posted_on ?? null;
  const post = () => {
    const ids = takeOut.map(({ prisoner_id }) => prisoner_id);
    if (day.value) attempt(local().recordOrganised(pilePosted(evening, day.value, ids)));
  };
  return (
    <section class="stack" aria-label={t("evening.post_title")}>
      <h2>{t("evening.post_title")}</h2>
      {problem.value && <Note tone="stop" live="alert" title={t(problem.value)} />}
      {posted ? (
        <Posted
          code={evening.event_id}
          day={posted}
          onBack={
            facts.pile
              ? () => attempt(local().recordOrganised(pileBack(evening.event_id)))
              : undefined
          }
        />
      ) : (
        <>
          <TakeOutFirst takeOut={takeOut} />
          <label class="evening__field">
            <span>{t("evening.posted_day")}</span>
            <input
              class="evening__input"
              type="date"
              value={day.value}
              max={today()}
              onInput={(event) => (day.value = event.currentTarget.value)}
            />
          </label>
          <Actions>
            <Button kind="next" icon="check" onPress={post}>
              {t(takeOut.length > 0 ? "evening.post_rest" : "evening.post")}
            </Button>
          </Actions>
        </>
      )}
    </section>
  );
}

interface PostedProps {
  code: string;
  day: string;
  /** Missing where another device said so: only who marked the pile takes it back. */
  onBack: (() => void) | undefined;
}

function Posted({ code, day, onBack }: PostedProps) {
  const date = formatPartialDate(day, language());
  return (
    <Note tone="done" live="status" title={t("evening.posted", { date })}>
      <p>{t(`evening.posted_${countingOf(code)}`)}</p>
      {onBack && (
        <button type="button" class="textbutton" onClick={onBack}>
          {t("letter.undo")}
        </button>
      )}
    </Note>
  );
}

/** Mail that nobody should send any more: it would be counted, and it would arrive nowhere. */
function TakeOutFirst({ takeOut }: { takeOut: readonly TakeOut[] }) {
  if (takeOut.length === 0) return null;
  return (
    <Note tone="stop" title={t("evening.take_out_title")}>
      <ul class="evening__out">
        {takeOut.map(({ prisoner_id, cards }) => (
          <li key={prisoner_id}>
            <TakenOutName id={prisoner_id} />: {t("evening.cards_n", { n: cards })}
          </li>
        ))}
      </ul>
      <p>{t("evening.take_out_text")}</p>
    </Note>
  );
}

function TakenOutName({ id }: { id: string }) {
  const phone = watched();
  const prisoner = phone.prisoner(id);
  if (!prisoner) return <>{t(phone.cameOut(id) ? "prisoner.freed_name" : "prisoner.gone_name")}</>;
  const name = mainName(prisoner, language());
  return <strong lang={name.lang}>{name.text}</strong>;
}
