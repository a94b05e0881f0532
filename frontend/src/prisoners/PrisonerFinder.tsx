import { SearchField } from "../components/SearchField";
import { EmptyState } from "../frame/EmptyState";
import { WithList } from "../frame/WithList";
import type { Prisoner } from "../local/types";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { PrisonerList } from "./PrisonerList";
import { searchText } from "./search";

/** Search and list together: the screen on a phone, the left column on a desktop. */
export function PrisonerFinder({ current }: { current: string | null }) {
  const text = searchText.value;
  return (
    <WithList>
      {(list) => (
        <div class="stack">
          <SearchField
            label={t("prisoners.search")}
            hint={t("prisoners.search_hint")}
            clearLabel={t("prisoners.clear")}
            value={text}
            onInput={(typed) => (searchText.value = typed)}
          />
          <Found empty={list.prisoners.length === 0} text={text} current={current} />
        </div>
      )}
    </WithList>
  );
}

/** Whoever came out or died is found by name, and is not in the list to write to. */
function mayBeHeld({ state }: Prisoner): boolean {
  return state === "held" || state === "do_not_write";
}

function Found({ empty, text, current }: { empty: boolean; text: string; current: string | null }) {
  const found = watched().search(text);
  const searching = text.trim() !== "";
  const shown = searching ? found : found.filter(mayBeHeld);
  if (empty) {
    return <EmptyState title={t("prisoners.empty_title")}>{t("prisoners.empty_text")}</EmptyState>;
  }
  return (
    <>
      <p class="soft" role="status">
        {shown.length > 0 &&
          t(searching ? "prisoners.found" : "prisoners.listed", { n: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={t("prisoners.none_title", { text })}>
          {t("prisoners.none_text")}
        </EmptyState>
      ) : (
        <PrisonerList key={text} prisoners={shown} current={current} />
      )}
    </>
  );
}
