import { useSignal } from "@preact/signals";
import { HandInForm } from "../events/HandInForm";
import { handInWritten } from "../events/handing-in";
import { useEveningNow } from "../events/remembered";
import { shownCode } from "../local/events/contract";
import type { Letter } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { local } from "../replica";
import { ownCards } from "./own-cards";

interface ActionsProps {
  letter: Letter;
  /** Waits for the store, and says what it said. */
  attempt: (action: Promise<void>) => void;
}

/** What can be done with one card now. Whoever heard of it takes that back first: a card that arrived was posted. */
export function LetterActions({ letter, attempt }: ActionsProps) {
  const { letter_id, state, do_not_post, for_later } = letter;
  const asking = useSignal(false);
  const evening = useEveningNow();
  const written = state === "written";
  const handIn = (code: string) => attempt(handInWritten(letter_id, code));
  const mayGo = written && letter.prisoner_id !== null && !do_not_post && !for_later;
  const keep = (yes: boolean) => attempt(ownCards().keepForLater(letter_id, yes));
  const date = formatPartialDate(letter.day, language());
  return (
    <div class="letter__actions">
      {mayGo && (
        <Do text={t("letters.post")} onPress={() => attempt(local().postWritten(letter_id))} />
      )}
      {mayGo && evening && (
        <Do
          text={t("letter.hand_in_at", { code: shownCode(evening.event_id) })}
          onPress={() => handIn(evening.event_id)}
        />
      )}
      {mayGo && !evening && !asking.value && (
        <Do text={t("letter.hand_in")} onPress={() => (asking.value = true)} />
      )}
      {written && do_not_post && <Do text={t("letters.keep")} onPress={() => keep(true)} />}
      {for_later && <Do text={t("letters.take_up")} onPress={() => keep(false)} />}
      {letter.heard.length === 0 && (
        <Do
          text={t("letter.undo")}
          label={t("letter.undo_for", { date })}
          onPress={() => attempt(local().voidLetter(letter_id))}
        />
      )}
      {mayGo && !evening && asking.value && <HandInForm onCode={handIn} />}
    </div>
  );
}

function Do({ text, label, onPress }: { text: string; label?: string; onPress: () => void }) {
  return (
    <button type="button" class="textbutton" aria-label={label} onClick={onPress}>
      {text}
    </button>
  );
}
