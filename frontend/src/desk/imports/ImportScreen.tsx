import { useRoute } from "preact-iso/router";
import type { ListImport } from "../api/import-types";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { PastPanel } from "./PastPanel";
import { StagedPanel } from "./StagedPanel";
import { linesOf, stateWords, titleOf } from "./standing";
import "./imports.css";

/** One list: what it would change, or what it has changed. */
export function ImportScreen() {
  const { params } = useRoute();
  return <OneImport key={params.import} id={params.import ?? ""} />;
}

function OneImport({ id }: { id: string }) {
  const remote = useRemote<ListImport>(`/api/desk/imports/${encodeURIComponent(id)}`);
  const known = remote.value.value;
  const onChanged = () => remote.reload();
  return (
    <Screen
      title={known ? titleOf(known) : t("imports.one")}
      back={{ href: linkTo.imports, text: t("nav.imports") }}
      lead={known && <p>{leadOf(known).join(" · ")}</p>}
    >
      <Fetched of={remote}>
        {(list) => (
          <>
            <OtherPeople list={list} />
            {list.state === "staged" || list.state === "waits" ? (
              <StagedPanel list={list} onChanged={onChanged} />
            ) : (
              <PastPanel list={list} onChanged={onChanged} />
            )}
          </>
        )}
      </Fetched>
    </Screen>
  );
}

/** "Applied" stands there already, with who and when. */
const leadOf = (list: ListImport): string[] =>
  list.state === "applied" ? linesOf(list) : [stateWords(list), ...linesOf(list)];

/** Numbers in sentences: how long the list is, and what of it is not ours to keep or to believe. */
function OtherPeople({ list }: { list: ListImport }) {
  const { rows, unchanged, matched, not_matched } = list.numbers;
  return (
    <div class="importwords">
      {rows !== undefined && (
        <p>
          {t("imports.rows_read", { n: rows })}{" "}
          {unchanged !== undefined && unchanged > 0 && t("imports.unchanged", { n: unchanged })}
        </p>
      )}
      {matched !== undefined && (
        <p>{t("imports.matched", { n: matched, not_matched: not_matched ?? 0 })}</p>
      )}
      {Object.entries(list.other_people).map(([lang, n]) => (
        <p key={lang}>{t("imports.other_people", { n, language: lang })}</p>
      ))}
    </div>
  );
}
