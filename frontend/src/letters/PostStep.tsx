import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { HandInForm } from "../events/HandInForm";
import { useEveningNow } from "../events/remembered";
import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { shownCode } from "../local/events/contract";
import { t } from "../messages/translate";
import { mayWrite, standingOf } from "../prisoners/standing";
import { linkTo } from "../routes";
import { Addressee, BesideStep } from "./Addressee";
import { AskBeforeFirst } from "./AskBeforeFirst";
import { MayNotWrite, type StepProps } from "./LetterScreen";
import { Recorded } from "./Recorded";
import { type Fact, type Recording, record } from "./recording";
import { StepHead } from "./StepHead";
import "./letters.css";

/** Posted, or handed in? The questions of the first card, the saving and the word "saved" all happen here. */
export function PostStep({ prisoner, facility }: StepProps) {
  const state = useSignal<Recording>({ at: "open" });
  const evening = useEveningNow();
  const now = state.value;
  if (now.at === "asking")
    return <AskBeforeFirst state={state} asked={now} prisonerId={prisoner.id} />;
  if (now.at === "saved" || now.at === "undone")
    return <Recorded state={state} prisoner={prisoner} />;
  if (!mayWrite(standingOf(prisoner, facility))) return <MayNotWrite prisoner={prisoner} />;
  return (
    <Screen
      title={t(evening ? "letter.post_title_evening" : "letter.post_title")}
      back={{ href: linkTo.letter(prisoner.id, "copy"), text: t("frame.back") }}
      aside={wide.value ? <BesideStep prisoner={prisoner} /> : undefined}
      edge
      status
    >
      <StepHead step="post" />
      {!wide.value && <Addressee prisoner={prisoner} />}
      <p class="lead">{t(evening ? "letter.post_text_evening" : "letter.post_text")}</p>
      {now.at === "open" && now.problem && <Note tone="stop" live="alert" title={t(now.problem)} />}
      <WhereItGoes evening={evening?.event_id} busy={now.at === "saving"} go={go} />
    </Screen>
  );

  function go(fact: Fact, code?: string) {
    // A second tap while the first is being saved would be a second card.
    if (state.value.at !== "saving") void record(state, prisoner.id, fact, code);
  }
}

interface GoesProps {
  /** Code of the evening that this phone takes part in now. */
  evening: string | undefined;
  busy: boolean;
  go: (fact: Fact, code?: string) => void;
}

/** Into the letter box, later, or into an evening's pile; at an evening that comes first. */
function WhereItGoes({ evening, busy, go }: GoesProps) {
  const elsewhere = useSignal(false);
  return (
    <>
      <Actions>
        {evening && (
          <Button kind="next" icon="check" busy={busy} onPress={() => go("handed_in", evening)}>
            {busy ? t("letter.saving") : t("letter.hand_in_at", { code: shownCode(evening) })}
          </Button>
        )}
        <Button
          kind={evening ? "quiet" : "next"}
          icon={evening ? undefined : "check"}
          busy={busy}
          onPress={() => go("posted")}
        >
          {t(busy && !evening ? "letter.saving" : "letter.post_yes")}
        </Button>
        <Button kind="quiet" busy={busy} onPress={() => go("written")}>
          {t("letter.post_later")}
        </Button>
      </Actions>
      {elsewhere.value ? (
        <HandInForm busy={busy} onCode={(code) => go("handed_in", code)} />
      ) : (
        <button type="button" class="textbutton" onClick={() => (elsewhere.value = true)}>
          {t(evening ? "letter.hand_in_elsewhere" : "letter.hand_in")}
        </button>
      )}
    </>
  );
}
