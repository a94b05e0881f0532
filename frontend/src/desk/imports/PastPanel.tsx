import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { Note } from "../../components/Note";
import { post } from "../api/client";
import type { LeftReason, ListImport, UndoAnswer, Undone } from "../api/import-types";
import { useAct } from "../frame/act";
import { formatMoment } from "../frame/moments";
import { PersonName } from "../frame/PersonName";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { me } from "../session/session";
import { Differences } from "./Differences";

interface PastProps {
  list: ListImport;
  onChanged: () => Promise<void>;
}

/** A list that was applied: what it changed, and the way back. */
export function PastPanel({ list, onChanged }: PastProps) {
  return (
    <>
      {list.undo && <WhatUndoDid list={list} undo={list.undo} />}
      <Differences list={list} choosing={null} />
      {list.may_be_undone && <Undo list={list} onChanged={onChanged} />}
    </>
  );
}

function WhatUndoDid({ list, undo }: { list: ListImport; undo: Undone }) {
  const who = list.undone_by?.name ?? "";
  const when = list.undone_at ? formatMoment(list.undone_at, language()) : "";
  return (
    <section class="stack" aria-labelledby="undone-title">
      <Note tone="done" title={t("imports.undone_title", { name: who, when })}>
        <p>{t("imports.restored", { n: undo.restored })}</p>
        {undo.withdrawn > 0 && <p>{t("imports.withdrawn", { n: undo.withdrawn })}</p>}
      </Note>
      <h2 id="undone-title">{t("imports.left_alone_title")}</h2>
      {undo.left.length === 0 && <p class="soft">{t("imports.left_nobody")}</p>}
      {reasonsOf(undo).map((reason) => (
        <div key={reason} class="stack">
          <h3>{t(`imports.left_${reason}`)}</h3>
          <ul class="leftalone">
            {undo.left
              .filter((one) => one.reason === reason)
              .map((one) => (
                <li key={one.prisoner_id}>
                  <PersonName names={one.names} id={one.prisoner_id} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const reasonsOf = ({ left }: Undone): LeftReason[] => [
  ...new Set(left.map(({ reason }) => reason)),
];

/** In two steps: many people may change by it at once. */
function Undo({ list, onChanged }: PastProps) {
  const act = useAct();
  const asked = useSignal(false);
  const first = list.state === "undo_waits" ? list.undo_by : null;
  const mine = first !== null && first.id === me()?.id;
  const undo = async () => {
    await post<UndoAnswer>(`/api/desk/imports/${list.id}/undo`);
    asked.value = false;
    await onChanged();
  };
  return (
    <section class="stack" aria-labelledby="undo-title">
      <h2 id="undo-title">{t("imports.undo_title")}</h2>
      <p class="undo__text">{t("imports.undo_text")}</p>
      {first && (
        <Note tone="strong">
          <p>
            {mine ? t("imports.undo_waits_yours") : t("imports.undo_waits", { name: first.name })}
          </p>
        </Note>
      )}
      <TroubleNote trouble={act.trouble.value} />
      {!mine && (
        <div class="actions">
          {asked.value || first ? (
            <Button kind="stop" busy={act.busy.value} onPress={() => void act.run(undo)}>
              {t(first ? "imports.undo_agree" : "imports.undo_now")}
            </Button>
          ) : (
            <Button
              kind="quiet"
              onPress={() => {
                asked.value = true;
              }}
            >
              {t("imports.undo")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
