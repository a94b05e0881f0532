import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Actions, Button } from "../components/Action";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import type { LaterScreen } from "./contract";
import { loadLater, screensOfLater } from "./load";

/** A screen of the second script. The worker keeps it with the shell, so that only a first visit waits for it. */
export function fromLater(name: LaterScreen): ComponentType {
  return function FromLater() {
    const Shown = screensOfLater.value?.[name];
    return Shown ? <Shown /> : <Coming />;
  };
}

function Coming() {
  const failed = useSignal(false);
  const load = () => {
    failed.value = false;
    loadLater().catch(() => {
      failed.value = true;
    });
  };
  useEffect(load, []);
  if (!failed.value) return <p class="unseen">{t("frame.loading")}</p>;
  return (
    <Screen title={t("frame.later_title")}>
      <p class="lead">{t("frame.later_text")}</p>
      <Actions>
        <Button kind="next" onPress={load}>
          {t("frame.try_again")}
        </Button>
      </Actions>
    </Screen>
  );
}
