import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Note } from "../../components/Note";
import { post } from "../api/client";
import type { Draft } from "../api/types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { TroubleNote } from "../frame/Trouble";
import { isKey, t } from "../messages/translate";
import { linkTo } from "../routes";
import { ConfirmPanel } from "./ConfirmPanel";
import { DraftContent } from "./DraftContent";
import { SourceLinks } from "./SourceLinks";

interface PanelProps {
  draft: Draft;
  onChanged: () => Promise<void>;
}

const stoppedBy = ({ stopped_by }: Draft): string =>
  stopped_by ? t("draft.stopped_title", { name: stopped_by.name }) : t("draft.stopped_by_itself");

/** A person's own words, or ours for what made the program stop: its words are slugs. */
function whyStopped({ stopped_by, reason }: Draft): string {
  const key = `draft.because_${reason}`;
  return !stopped_by && isKey(key) ? t(key as "draft.because_overdue") : (reason ?? "");
}

/** Reported or stopped: another coordinator confirms, or somebody changes or drops it. */
export function WaitingPanel({ draft, onChanged }: PanelProps) {
  const { may } = draft;
  const mayYet = may.confirm || may.confirm_refused_because === "source-not-opened";
  return (
    <>
      {draft.state === "stopped" && (
        <Note tone="stop" title={stoppedBy(draft)}>
          <p>{whyStopped(draft)}</p>
        </Note>
      )}
      {draft.state === "reported" && draft.reason && (
        <p>{t("draft.reason", { reason: draft.reason })}</p>
      )}
      {mayYet ? (
        <ConfirmPanel key={draft.content_hash} draft={draft} onChanged={onChanged} />
      ) : (
        <>
          <Note tone="plain" title={t("draft.not_you")}>
            <p>{refusal(may.confirm_refused_because)}</p>
          </Note>
          <DraftContent draft={draft} />
          <section class="stack" aria-labelledby="waiting-sources">
            <h2 id="waiting-sources">{t("editor.sources")}</h2>
            <SourceLinks draft={draft} />
          </section>
        </>
      )}
      <Rest draft={draft} onChanged={onChanged} />
    </>
  );
}

function refusal(slug: string | null): string {
  const key = `problem.${slug}`;
  return isKey(key) ? t(key as "problem.own-release") : t("draft.not_you_text");
}

/** Changing it, or letting it go with a reason. */
function Rest({ draft, onChanged }: PanelProps) {
  const act = useAct();
  const reason = useSignal("");
  const dropping = useSignal(false);
  const field = useRef<HTMLDivElement>(null);
  const drop = async () => {
    await post(`/api/desk/drafts/${draft.id}/drop`, { reason: reason.value });
    await onChanged();
  };
  const ask = () => {
    dropping.value = true;
    requestAnimationFrame(() => field.current?.querySelector("input")?.focus());
  };
  if (!draft.may.amend && !draft.may.drop) return null;
  return (
    <section class="stack" aria-labelledby="rest-title">
      <h2 id="rest-title">{t("draft.something_wrong")}</h2>
      <div class="tools">
        {draft.may.amend && (
          <a class="tool" href={linkTo.amend(draft.id)}>
            {t("draft.amend")}
          </a>
        )}
        {draft.may.drop && !dropping.value && (
          <button type="button" class="tool tool--stop" onClick={ask}>
            {t("draft.drop")}
          </button>
        )}
      </div>
      {dropping.value && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void act.run(drop);
          }}
        >
          <div ref={field}>
            <Field label={t("draft.drop_why")} {...bound(reason)} max={300} required />
          </div>
          <TroubleNote trouble={act.trouble.value} />
          <div class="tools">
            <button type="submit" class="tool tool--stop" aria-disabled={act.busy.value}>
              {t("draft.drop_now")}
            </button>
            <button
              type="button"
              class="tool"
              onClick={() => {
                dropping.value = false;
              }}
            >
              {t("frame.not_now")}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
