import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { SearchField } from "../../components/SearchField";
import type { ImportGroup, ListImport } from "../api/import-types";
import { t } from "../messages/translate";
import type { Choosing } from "./ChangeRow";
import { GROUPS } from "./choosing";
import { GroupSection } from "./GroupSection";
import { RowList } from "./RowList";

/** Milliseconds after the last key until the server is asked. */
const PAUSE = 250;

interface DifferencesProps {
  list: ListImport;
  choosing: (Choosing & { onGroup: (group: ImportGroup, taken: boolean) => void }) | null;
}

/** Every group, or, while somebody looks for a name, whatever it finds in all of them. */
export function Differences({ list, choosing }: DifferencesProps) {
  const typed = useSignal("");
  const q = useSettled(typed.value.trim());
  const groups = GROUPS.filter((group) => (list.groups[group] ?? 0) > 0);
  const seen = list.seen ?? list.state;
  if (groups.length === 0) return <p class="empty">{t("imports.no_difference")}</p>;
  return (
    <>
      <SearchField
        label={t("imports.find")}
        hint={t("imports.find_hint")}
        clearLabel={t("imports.find_clear")}
        value={typed.value}
        onInput={(text) => {
          typed.value = text.slice(0, 100);
        }}
      />
      {q !== "" && (
        <RowList
          wanted={{ id: list.id, group: "", q, seen }}
          choosing={choosing}
          none={t("imports.found_nobody")}
          grouped
        />
      )}
      <div class="groups" hidden={q !== ""}>
        {groups.map((group, at) => (
          <GroupSection
            key={group}
            id={list.id}
            group={group}
            n={list.groups[group] ?? 0}
            seen={seen}
            open={at === 0}
            choosing={choosing}
          />
        ))}
      </div>
      {choosing && <p class="small soft">{t("imports.keys")}</p>}
    </>
  );
}

/** What was typed, once nobody types any more. */
function useSettled(text: string): string {
  const settled = useSignal("");
  useEffect(() => {
    const timer = setTimeout(() => {
      settled.value = text;
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return text === "" ? "" : settled.value;
}
