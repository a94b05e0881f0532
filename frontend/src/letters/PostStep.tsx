import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { t } from "../messages/translate";
import { mayWrite, standingOf } from "../prisoners/standing";
import { linkTo } from "../routes";
import { Addressee, BesideStep } from "./Addressee";
import { AskBeforeFirst } from "./AskBeforeFirst";
import { MayNotWrite, type StepProps } from "./LetterScreen";
import { Recorded } from "./Recorded";
import { type Recording, record } from "./recording";
import { StepHead } from "./StepHead";
import "./letters.css";

/** Posted? The questions of the first card, the saving and the word "saved" all happen here. */
export function PostStep({ prisoner, facility }: StepProps) {
  const state = useSignal<Recording>({ at: "open" });
  const now = state.value;
  if (now.at === "asking")
    return <AskBeforeFirst state={state} asked={now} prisonerId={prisoner.id} />;
  if (now.at === "saved" || now.at === "undone")
    return <Recorded state={state} prisoner={prisoner} />;
  if (!mayWrite(standingOf(prisoner, facility))) return <MayNotWrite prisoner={prisoner} />;
  return (
    <Screen
      title={t("letter.post_title")}
      back={{ href: linkTo.letter(prisoner.id, "copy"), text: t("frame.back") }}
      aside={wide.value ? <BesideStep prisoner={prisoner} /> : undefined}
      edge
      status
    >
      <StepHead step="post" />
      {!wide.value && <Addressee prisoner={prisoner} />}
      <p class="lead">{t("letter.post_text")}</p>
      {now.at === "open" && now.problem && <Note tone="stop" live="alert" title={t(now.problem)} />}
      <Actions>
        <Button kind="next" icon="check" busy={now.at === "saving"} onPress={() => go("posted")}>
          {t(now.at === "saving" ? "letter.saving" : "letter.post_yes")}
        </Button>
        <Button kind="quiet" busy={now.at === "saving"} onPress={() => go("written")}>
          {t("letter.post_later")}
        </Button>
      </Actions>
    </Screen>
  );

  function go(fact: "posted" | "written") {
    // A second tap while the first is being saved would be a second card.
    if (state.value.at !== "saving") void record(state, prisoner.id, fact);
  }
}
