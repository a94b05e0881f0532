import { useSignal } from "@preact/signals";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import type { SpokenLanguage } from "../local/types";
import { languages, nameOfLanguage } from "../messages/languages";
import { language, t } from "../messages/translate";
import { local } from "../replica";
import { confirm, Outcome, type OutcomeState } from "./Outcome";

/** The language of the screens; its guides are fetched when the phone has a network. */
export function LanguageSection() {
  const outcome = useSignal<OutcomeState>("none");
  const choose = (chosen: SpokenLanguage) => {
    const stored = confirm(outcome, local().setPreferences({ language: chosen }));
    // Without a network the guides stay in the old language and say so; a later sync brings them.
    local()
      .keep([chosen], () => {})
      .catch(() => {});
    return stored;
  };
  return (
    <Card>
      <Choice
        name="language"
        legend={t("settings.language")}
        value={language()}
        options={languages.map((value) => ({ value, text: nameOfLanguage(value), lang: value }))}
        onChoose={choose}
      />
      <Outcome outcome={outcome.value} />
    </Card>
  );
}
