import { useSignal } from "@preact/signals";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { confirm, Outcome, type OutcomeState } from "./Outcome";

const answers = ["yes", "no"] as const;

export function RememberSection() {
  const outcome = useSignal<OutcomeState>("none");
  const remember = watched().profile()?.remember ?? "unasked";
  return (
    <Card>
      <Choice
        name="remember"
        legend={t("settings.remember")}
        value={remember === "unasked" ? null : remember}
        options={answers.map((value) => ({ value, text: t(`settings.remember_${value}`) }))}
        onChoose={(answer) => confirm(outcome, local().setRemember(answer))}
      />
      <p class="small soft">{t("settings.remember_text")}</p>
      <Outcome outcome={outcome.value} />
    </Card>
  );
}
