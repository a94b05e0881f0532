import { useSignal } from "@preact/signals";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import type { Preferences } from "../local/types";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { confirm, Outcome, type OutcomeState } from "./Outcome";

const themes = ["system", "light", "dark"] as const;

export function ThemeSection() {
  const outcome = useSignal<OutcomeState>("none");
  return (
    <Card>
      <Choice<Preferences["theme"]>
        name="theme"
        legend={t("settings.theme")}
        value={watched().preferences().theme}
        options={themes.map((value) => ({ value, text: t(`settings.theme_${value}`) }))}
        onChoose={(theme) => confirm(outcome, local().setPreferences({ theme }))}
      />
      <Outcome outcome={outcome.value} />
    </Card>
  );
}
