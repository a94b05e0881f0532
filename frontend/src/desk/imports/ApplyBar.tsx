import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { Button } from "../../components/Action";
import { post } from "../api/client";
import type { Applied, ListImport } from "../api/import-types";
import { Refused } from "../api/trouble";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { me } from "../session/session";
import { type Choice, choiceOf, counted, leaveOut, sameChoice } from "./choosing";
import { forgetChoice } from "./half-chosen";
import "./apply-bar.css";

const OVERTAKEN = ["list-changed-meanwhile", "unknown-import"];

interface ApplyBarProps {
  list: ListImport;
  choice: ReadonlySignal<Choice>;
  onChanged: () => Promise<void>;
}

/** At the foot of the window, however long the list is: how much is taken, and the yes. */
export function ApplyBar({ list, choice, onChanged }: ApplyBarProps) {
  const act = useAct();
  const { taken, left } = counted(choice.value, list.groups);
  const apply = async () => {
    const said = { seen: list.seen, leave_out: leaveOut(choice.peek()) };
    try {
      const { applied } = await post<Applied>(`/api/desk/imports/${list.id}/apply`, said);
      if (applied) forgetChoice(list.id, me()?.id ?? "");
    } catch (error) {
      // Somebody was faster: what is there now is shown at once, beside the words that say so.
      if (error instanceof Refused && OVERTAKEN.includes(error.trouble.slug)) await onChanged();
      throw error;
    }
    await onChanged();
  };
  return (
    <div class="applybar">
      <TroubleNote trouble={act.trouble.value} />
      <p class="applybar__count" role="status">
        {t("imports.count_taken", { n: taken })}
        {left > 0 && ` ${t("imports.count_left", { n: left })}`}
      </p>
      <div class="actions applybar__actions">
        {mayApply(list, choice.value) && (
          <Button kind="next" busy={act.busy.value} onPress={() => void act.run(apply)}>
            {applyWords(list)}
          </Button>
        )}
        <Drop list={list} />
      </div>
    </div>
  );
}

/** Whoever has said yes already says it again only to something else. */
function mayApply({ first, obstacle }: ListImport, choice: Choice): boolean {
  if (!first?.still_holds || obstacle === null) return true;
  return !sameChoice(choice, choiceOf(first.leave_out));
}

function applyWords({ large, first, obstacle }: ListImport): string {
  if (!large) return t("imports.apply");
  return t(
    first?.still_holds && obstacle === null ? "imports.apply_second" : "imports.apply_first",
  );
}

/** Nothing was changed by it, but another person's work may be in it: asked once more. */
function Drop({ list }: { list: ListImport }) {
  const act = useAct();
  const asked = useSignal(false);
  const { route } = useLocation();
  const drop = async () => {
    await post(`/api/desk/imports/${list.id}/drop`);
    forgetChoice(list.id, me()?.id ?? "");
    route(linkTo.imports);
  };
  if (!asked.value) {
    return (
      <Button
        kind="quiet"
        onPress={() => {
          asked.value = true;
        }}
      >
        {t("imports.drop_list")}
      </Button>
    );
  }
  return (
    <>
      <Button kind="stop" busy={act.busy.value} onPress={() => void act.run(drop)}>
        {t("imports.drop_now")}
      </Button>
      <Button
        kind="quiet"
        onPress={() => {
          asked.value = false;
        }}
      >
        {t("frame.not_now")}
      </Button>
      <TroubleNote trouble={act.trouble.value} />
    </>
  );
}
