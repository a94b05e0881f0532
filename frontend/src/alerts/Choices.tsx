import { Choice } from "../components/Choice";
import type { AlertChoices } from "../local/alerts/contract";
import { t } from "../messages/translate";

export type Pace = AlertChoices["pace"];
export type LockScreen = AlertChoices["lock_screen"];

/** `hour`: by this phone's clock, once the server has said it. */
export const paceOptions = (hour: string | null) =>
  [
    { value: "at_once", text: t("alerts.pace_at_once") },
    {
      value: "quietly",
      text: hour ? t("alerts.pace_quietly_at", { time: hour }) : t("alerts.pace_quietly"),
    },
  ] as const;

interface LockScreenProps {
  value: LockScreen;
  pace: Pace;
  onChoose: (value: LockScreen) => void;
}

/** How much somebody reads who only sees the phone lying there. */
export function LockScreenChoice({ value, pace, onChoose }: LockScreenProps) {
  if (pace === "quietly") return <p class="small soft">{t("alerts.quietly_neutral")}</p>;
  return (
    <Choice
      name="lock_screen"
      legend={t("alerts.lock_screen")}
      value={value}
      options={[
        { value: "full", text: t("alerts.lock_screen_full") },
        { value: "neutral", text: t("alerts.lock_screen_neutral") },
      ]}
      onChoose={onChoose}
    />
  );
}
