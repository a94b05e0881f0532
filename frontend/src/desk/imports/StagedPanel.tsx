import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { ImportGroup, ImportRow, ListImport } from "../api/import-types";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { me } from "../session/session";
import { ApplyBar } from "./ApplyBar";
import { onlyThis, withGroup, withRow } from "./choosing";
import { Differences } from "./Differences";
import { choiceFor } from "./half-chosen";
import { keysOf } from "./paged-rows";
import { SecondPerson } from "./SecondPerson";

/** What a list would change, what of it is taken, and the yes. */
export function StagedPanel({
  list,
  onChanged,
}: {
  list: ListImport;
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const said = useSignal("");
  const by = me()?.id ?? "";
  const choice = useMemo(() => choiceFor(list, by), [list.id, by]);
  const choosing = useMemo(() => {
    const onRow = (row: ImportRow, taken: boolean) => {
      const now = choice.peek();
      if (!taken || !now.groups.has(row.group)) {
        choice.value = withRow(now, row, taken);
        return;
      }
      void act.run(async () => {
        const keys = await keysOf(list.id, row.group);
        choice.value = onlyThis(choice.peek(), row, keys);
      });
    };
    const onGroup = (group: ImportGroup, taken: boolean) => {
      choice.value = withGroup(choice.peek(), group, taken);
      said.value = t(taken ? "imports.said_taken" : "imports.said_left", {
        group: t(`imports.group_${group}`),
      });
    };
    return { choice, onRow, onGroup };
  }, [choice, list.id]);
  return (
    <>
      <SecondPerson list={list} choice={choice} />
      <TroubleNote trouble={act.trouble.value} />
      <p class="unseen" role="status">
        {said.value}
      </p>
      <Differences list={list} choosing={choosing} />
      <ApplyBar list={list} choice={choice} onChanged={onChanged} />
    </>
  );
}
