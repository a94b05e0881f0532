import { Steps } from "../components/Steps";
import { t } from "../messages/translate";
import { type LetterStep, letterSteps } from "../routes";

/** "Step 2 of 4: Read". */
export function StepHead({ step }: { step: LetterStep }) {
  const at = letterSteps.indexOf(step) + 1;
  const of = letterSteps.length;
  return (
    <Steps
      at={at}
      of={of}
      label={t("letter.step", { n: at, of, name: t(`letter.step_${step}`) })}
    />
  );
}
