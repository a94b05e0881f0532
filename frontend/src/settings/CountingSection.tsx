import { useSignal } from "@preact/signals";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { confirm, Outcome, type OutcomeState } from "./Outcome";

const answers = ["yes", "no"] as const;

/** "Do not count me" is a full mode and can be chosen at any time. */
export function CountingSection() {
  const outcome = useSignal<OutcomeState>("none");
  const counting = watched().profile()?.counting ?? "unasked";
  return (
    <Card>
      <Choice
        name="counting"
        legend={t("settings.counting")}
        value={counting === "unasked" ? null : counting}
        options={answers.map((value) => ({ value, text: t(`settings.counting_${value}`) }))}
        onChoose={(answer) => confirm(outcome, local().setCounting(answer))}
      />
      <p class="small soft">{t("settings.counting_text")}</p>
      <a class="link" href={linkTo.privacy}>
        {t("letter.ask_count_more")}
      </a>
      <Outcome outcome={outcome.value} />
    </Card>
  );
}
