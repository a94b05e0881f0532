import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { Card } from "../components/Card";
import { Choice } from "../components/Choice";
import { Note } from "../components/Note";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { BelarusWord } from "../welcome/BelarusWord";
import type { Surroundings } from "../welcome/surroundings";
import { alerts } from "./attached";
import { LockScreenChoice, paceOptions } from "./Choices";
import { NotTurnedOn, reasonOf, refused } from "./NotTurnedOn";
import { workerWords } from "./worker-words";

interface NeverAskedProps {
  untold: boolean;
  around: Pick<Surroundings, "nearBelarus">;
}

/** The explanation, the wishes, the consent, and one tap. Nothing is stored or asked before it. */
export function NeverAsked({ untold, around }: NeverAskedProps) {
  return (
    <>
      {around.nearBelarus && <BelarusWord large />}
      {untold && (
        <Note tone="plain" title={t("alerts.ended")}>
          <p>{t("alerts.ended_untold")}</p>
        </Note>
      )}
      <p class="lead">{t("alerts.lead")}</p>
      <ul class="points">
        <li>{t("alerts.point_mistake")}</li>
        <li>{t("alerts.point_server")}</li>
        <li>{t("alerts.point_service")}</li>
      </ul>
      {!around.nearBelarus && <BelarusWord large={false} />}
      <Wishes neutral={around.nearBelarus || ["be", "ru"].includes(language())} />
    </>
  );
}

function Wishes({ neutral }: { neutral: boolean }) {
  const pace = useSignal<"at_once" | "quietly">("at_once");
  const lockScreen = useSignal<"full" | "neutral">(neutral ? "neutral" : "full");
  const turnOn = () => {
    refused.value = null;
    const choices = { pace: pace.value, lock_screen: lockScreen.value, lang: language() };
    alerts()
      .turnOn(choices, workerWords())
      .catch((error: unknown) => {
        refused.value = reasonOf(error);
      });
  };
  return (
    <>
      <Card>
        <Choice
          name="pace"
          legend={t("alerts.pace")}
          value={pace.value}
          options={paceOptions(null)}
          onChoose={(value) => (pace.value = value)}
        />
        <LockScreenChoice
          value={lockScreen.value}
          pace={pace.value}
          onChoose={(value) => (lockScreen.value = value)}
        />
      </Card>
      {refused.value && <NotTurnedOn reason={refused.value} />}
      <p class="small soft">
        {t("alerts.consent")}{" "}
        <a class="link" href={linkTo.plainNotice(language(), "privacy")}>
          {t("alerts.consent_more")}
        </a>
      </p>
      <Actions>
        <Button kind="next" icon="bell" onPress={turnOn}>
          {t(refused.value ? "frame.try_again" : "alerts.turn_on")}
        </Button>
      </Actions>
    </>
  );
}
