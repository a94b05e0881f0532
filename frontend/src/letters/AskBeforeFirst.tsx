import type { Signal } from "@preact/signals";
import { Button } from "../components/Action";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import type { Question } from "./asking";
import { answer, type Deed, type Recording } from "./recording";

interface AskProps {
  state: Signal<Recording>;
  asked: Deed & { question: Question };
  prisonerId: string;
}

/** Consent before the first counted card, then remembering. Both answers weigh the same on the screen. */
export function AskBeforeFirst({ state, asked, prisonerId }: AskProps) {
  const which = asked.question === "counting" ? "count" : "remember";
  const give = (yes: boolean) => void answer(state, prisonerId, asked, yes);
  return (
    <Screen key={which} title={t(`letter.ask_${which}_title`)}>
      <p class="lead">{t(`letter.ask_${which}_text`)}</p>
      {which === "count" && (
        <a class="link" href={linkTo.privacy}>
          {t("letter.ask_count_more")}
        </a>
      )}
      <div class="actions actions--pair">
        <Button kind="quiet" onPress={() => give(true)}>
          {t(`letter.ask_${which}_yes`)}
        </Button>
        <Button kind="quiet" onPress={() => give(false)}>
          {t(`letter.ask_${which}_no`)}
        </Button>
      </div>
    </Screen>
  );
}
