import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { post } from "../api/client";
import type { Draft } from "../api/types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { formatCountdown } from "../frame/moments";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { Contradictions } from "./Contradictions";
import { DraftContent } from "./DraftContent";
import { SourceLinks } from "./SourceLinks";

/** Seconds left at which it is said aloud; a screen reader that counts every second helps nobody. */
const SAID = [60, 30, 10];

/** The hold: a large countdown, and a way for anybody to stop it with one press. */
export function HoldPanel({ draft, onChanged }: { draft: Draft; onChanged: () => Promise<void> }) {
  const act = useAct();
  const reason = useSignal("");
  const left = draft.hold_seconds_left ?? 0;
  const said = useSignal("");
  useEffect(() => {
    if (SAID.includes(left)) said.value = t("hold.left_aloud", { n: left });
  }, [left]);
  const stop = async () => {
    const why = reason.value.trim() || t("hold.no_reason");
    await post(`/api/desk/drafts/${draft.id}/stop`, { reason: why });
    await onChanged();
  };
  return (
    <>
      <section class="hold" aria-labelledby="hold-title">
        <h2 id="hold-title">{t("hold.title")}</h2>
        <p class="hold__left serif" role="timer" aria-label={t("hold.left_aloud", { n: left })}>
          {formatCountdown(left)}
        </p>
        <p class="unseen" role="status">
          {said.value}
        </p>
        <p>{left > 0 ? t("hold.text") : t("hold.ending")}</p>
        {draft.may.stop && (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void act.run(stop);
            }}
          >
            <TroubleNote trouble={act.trouble.value} />
            <button
              type="submit"
              class="action action--stop hold__stop"
              aria-disabled={act.busy.value}
            >
              {t("hold.stop")}
            </button>
            <Field label={t("hold.why")} hint={t("hold.why_hint")} {...bound(reason)} max={300} />
          </form>
        )}
      </section>
      <Contradictions draft={draft} />
      <DraftContent draft={draft} />
      <section class="stack" aria-labelledby="hold-sources">
        <h2 id="hold-sources">{t("editor.sources")}</h2>
        <SourceLinks draft={draft} />
      </section>
    </>
  );
}
