import { useSignal } from "@preact/signals";
import { Note } from "../../components/Note";
import { post } from "../api/client";
import type { Draft } from "../api/types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { usePasskey } from "../passkeys/ceremony";
import type { RequestJson } from "../passkeys/json";
import { DraftContent } from "./DraftContent";
import { readNumber } from "./masking";
import { SourceLinks } from "./SourceLinks";

/**
 * The second pair of eyes: opens the source, types the number that stands there, reads what will be said, and agrees
 * with a passkey. The draft's own number is on the screen only once the same was typed.
 */
export function ConfirmPanel({
  draft,
  onChanged,
}: {
  draft: Draft;
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const typed = useSignal("");
  const entered = useSignal<number | null>(null);
  const same = entered.value === draft.content.freed;
  const opened = draft.source_opened && draft.may.confirm;
  const enter = () => {
    entered.value = readNumber(typed.value);
  };
  const confirm = async () => {
    const path = `/api/desk/drafts/${draft.id}`;
    const options = await post<RequestJson>(`${path}/confirmation-options`);
    const credential = await usePasskey(options);
    const { content_hash } = draft;
    await post(`${path}/confirmation`, { content_hash, freed: entered.value, credential });
    await onChanged();
  };
  return (
    <>
      <section class="stack confirm" aria-labelledby="confirm-title">
        <h2 id="confirm-title">{t("confirm.title")}</h2>
        <ol class="plain confirm__steps">
          <li class="stack">
            <h3>{t("confirm.source")}</h3>
            <p class="soft">{t("confirm.source_hint")}</p>
            <SourceLinks draft={draft} onOpened={onChanged} />
          </li>
          <li>
            <form
              class="stack"
              onSubmit={(event) => {
                event.preventDefault();
                enter();
              }}
            >
              <h3>{t("confirm.number")}</h3>
              <div class="confirm__number">
                <Field
                  label={t("confirm.number_label")}
                  type="number"
                  {...bound(typed)}
                  max={9}
                  required
                />
                <button type="submit" class="tool">
                  {t("confirm.compare")}
                </button>
              </div>
              <div role="status">
                {entered.value !== null && same && <p class="confirm__same">{t("confirm.same")}</p>}
              </div>
              {entered.value !== null && !same && (
                <Note tone="stop" live="alert">
                  <p>{t("problem.other-number")}</p>
                </Note>
              )}
            </form>
          </li>
        </ol>
      </section>
      <DraftContent draft={draft} numbersHidden={!same} />
      <section class="stack" aria-labelledby="agree-title">
        <h2 id="agree-title">{t("confirm.agree")}</h2>
        <p>{t("confirm.agree_text")}</p>
        <TroubleNote trouble={act.trouble.value} />
        {opened && same ? (
          <div class="actions">
            <button
              type="button"
              class="action action--next"
              aria-disabled={act.busy.value}
              onClick={() => void act.run(confirm)}
            >
              {t("confirm.with_passkey")}
            </button>
          </div>
        ) : (
          <p class="soft">{t(opened ? "confirm.number_first" : "confirm.source_first")}</p>
        )}
      </section>
    </>
  );
}
