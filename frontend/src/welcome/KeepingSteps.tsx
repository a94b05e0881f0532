import { Actions, Button } from "../components/Action";
import { Card } from "../components/Card";
import { Icon } from "../components/Icon";
import { Note } from "../components/Note";
import { noteNavigation } from "../frame/focus";
import type { DownloadProgress } from "../local/types";
import { t } from "../messages/translate";
import { boot } from "../replica";
import { type Keeping, stepState, steps } from "./keeping";

/** What is being fetched, step by step. */
export function KeepingProgress({ progress }: { progress: DownloadProgress | null }) {
  return (
    <Card title={t("welcome.progress")}>
      <p class="unseen" role="status">
        {progress &&
          progress.step !== "failed" &&
          progress.step !== "ready" &&
          t(`welcome.step_${progress.step}`)}
      </p>
      <ol class="plain keeping">
        {steps.map((step) => {
          const state = stepState(step, progress);
          return (
            <li key={step} class={`keeping__step keeping__step--${state}`}>
              <span class="keeping__sign">{state === "done" && <Icon name="check" />}</span>
              <span>{t(`welcome.step_${step}`)}</span>
              <span class="small soft">{t(`welcome.step_${state}`)}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** Ready: from here on the app is open. Promises the opening without a network only where it is so. */
export function Ready({ offline }: { offline: boolean }) {
  const go = () => {
    noteNavigation();
    boot.value = "open";
  };
  return (
    <>
      <Note
        tone="done"
        live="status"
        title={t(offline ? "welcome.ready" : "welcome.ready_online")}
      />
      <Actions>
        <Button kind="next" onPress={go}>
          {t("welcome.go")}
        </Button>
      </Actions>
    </>
  );
}

/** What went wrong, and what to do. */
export function KeepingFailed({ why }: { why: Extract<Keeping, { at: "failed" }>["why"] }) {
  const text = {
    network: t("welcome.failed_text"),
    full: t("frame.storage_full"),
    unavailable: t("frame.no_storage_text"),
  };
  return (
    <Note tone="stop" live="alert" title={t("welcome.failed")}>
      <p>{text[why]}</p>
    </Note>
  );
}
