import { useSignal } from "@preact/signals";
import { Card } from "../components/Card";
import { Note } from "../components/Note";
import type { AlertChoices, AlertsView } from "../local/alerts/contract";
import { language, t } from "../messages/translate";
import { alerts } from "./attached";
import { HowToAllow } from "./CannotHear";
import { ChangeChoices } from "./ChangeChoices";
import { LatestNotices } from "./LatestNotices";
import { SelfTest } from "./SelfTest";
import { TurnOff } from "./TurnOff";
import { localHour } from "./words";
import { workerWords } from "./worker-words";

type OnView = Extract<AlertsView, { at: "waiting" | "on" }>;

/** Alerts are on: how they come, whether they arrive, and how to end them. */
export function AlertsOn({ view }: { view: OnView }) {
  const failed = useSignal(false);
  // What was tapped stands there at once; the server's answer may take seconds.
  const wished = useSignal<Partial<AlertChoices>>({});
  const choices = { ...view.choices, ...wished.value };
  const change = (wish: Partial<AlertChoices>) => {
    failed.value = false;
    wished.value = { ...wished.value, ...wish };
    const asked = wished.value;
    alerts()
      .change({ ...view.choices, ...asked, lang: language() }, workerWords())
      .catch(() => {
        failed.value = true;
      })
      .finally(() => {
        if (wished.value === asked) wished.value = {};
      });
  };
  const ending = useSignal(false);
  return (
    <>
      <Standing view={view} />
      <Card>
        <ChangeChoices
          choices={choices}
          hour={localHour(view.quiet_hour_utc)}
          ending={ending.value}
          onChange={(wish) => {
            ending.value = false;
            change(wish);
          }}
          onEnd={() => (ending.value = true)}
        />
        {ending.value && <TurnOff />}
        {failed.value && <Note tone="stop" live="alert" title={t("alerts.not_changed")} />}
      </Card>
      <SelfTest />
      <LatestNotices />
    </>
  );
}

function Standing({ view }: { view: OnView }) {
  if (view.denied) {
    return (
      <Note tone="stop" live="status" title={t("alerts.denied_since")}>
        <HowToAllow />
      </Note>
    );
  }
  return view.at === "on" ? (
    <Note tone="done" live="status" title={t("alerts.on")} />
  ) : (
    <Note tone="plain" live="status" title={t("alerts.waiting")}>
      <p>{t("alerts.waiting_text")}</p>
    </Note>
  );
}
