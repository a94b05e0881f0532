import { Choice } from "../components/Choice";
import type { AlertChoices } from "../local/alerts/contract";
import { t } from "../messages/translate";
import { LockScreenChoice, paceOptions } from "./Choices";

interface ChangeChoicesProps {
  choices: AlertChoices;
  /** The quiet hour by this phone's clock. */
  hour: string;
  ending: boolean;
  onChange: (wish: Partial<AlertChoices>) => void;
  /** "Not at all" was chosen; arrow keys choose too, so that a button has to follow. */
  onEnd: () => void;
}

/** At once, quietly, not at all; and what the lock screen may say. */
export function ChangeChoices({ choices, hour, ending, onChange, onEnd }: ChangeChoicesProps) {
  return (
    <>
      <Choice
        name="pace"
        legend={t("alerts.pace")}
        value={ending ? "off" : choices.pace}
        options={[...paceOptions(hour), { value: "off", text: t("alerts.pace_off") }]}
        onChoose={(pace) => (pace === "off" ? onEnd() : onChange({ pace }))}
      />
      {!ending && (
        <LockScreenChoice
          value={choices.lock_screen}
          pace={choices.pace}
          onChoose={(lock_screen) => onChange({ lock_screen })}
        />
      )}
    </>
  );
}
