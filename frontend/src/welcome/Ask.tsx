import { useSignal } from "@preact/signals";
import { ActionLink, Actions, Button } from "../components/Action";
import { Card } from "../components/Card";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { BelarusWord } from "./BelarusWord";
import type { Surroundings } from "./surroundings";

interface AskProps {
  around: Surroundings;
  again: boolean;
  onKeep: () => void;
}

/** The yes or no; in browsers that would lose everything, first a word about that. */
export function Ask({ around, again, onKeep }: AskProps) {
  const anyway = useSignal(false);
  return (
    <>
      <p class="lead">{t("welcome.lead")}</p>
      <ul class="welcome__points">
        <li>{t("welcome.point_1")}</li>
        <li>{t("welcome.point_2")}</li>
        <li>{t("welcome.point_3")}</li>
      </ul>
      {!around.nearBelarus && <BelarusWord large={false} />}
      {around.inApp !== null && <InApp name={around.inApp} ios={around.ios} />}
      {around.iosTab && !anyway.value && <InstallFirst onAnyway={() => (anyway.value = true)} />}
      {around.inApp === null && (!around.iosTab || anyway.value) && (
        <Question again={again} onKeep={onKeep} />
      )}
      {(around.inApp !== null || (around.iosTab && !anyway.value)) && (
        <ActionLink kind="quiet" href={linkTo.plainPrisoners(language())}>
          {t("welcome.no")}
        </ActionLink>
      )}
    </>
  );
}

function Question({ again, onKeep }: { again: boolean; onKeep: () => void }) {
  return (
    <Card title={t("welcome.ask")}>
      <p class="soft">{t("welcome.ask_text")}</p>
      <Actions>
        <Button kind="next" onPress={onKeep}>
          {t(again ? "frame.try_again" : "welcome.yes")}
        </Button>
        <ActionLink kind="quiet" href={linkTo.plainPrisoners(language())}>
          {t("welcome.no")}
        </ActionLink>
      </Actions>
    </Card>
  );
}

function InApp({ name, ios }: { name: string; ios: boolean }) {
  const app = name === "other" ? t("welcome.in_app_other") : name;
  return (
    <Card title={t("welcome.in_app_title")} tone="quiet">
      <p>{t("welcome.in_app_text", { app, browser: ios ? "Safari" : "Chrome" })}</p>
    </Card>
  );
}

function InstallFirst({ onAnyway }: { onAnyway: () => void }) {
  return (
    <Card title={t("welcome.ios_title")} tone="quiet">
      <p>{t("welcome.ios_text")}</p>
      <Button kind="quiet" onPress={onAnyway}>
        {t("welcome.ios_anyway")}
      </Button>
    </Card>
  );
}
