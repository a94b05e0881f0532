import { useSignal } from "@preact/signals";
import { Icon } from "../components/Icon";
import { SearchField } from "../components/SearchField";
import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName, ownScriptName } from "../prisoners/names";
import { watched } from "../replica";
import { chosen, toggle } from "./choosing";

const FOUND = 8;

/** Ticks for whom something is printed: who is chosen, and who is found. */
export function ChoosePeople() {
  const text = useSignal("");
  const phone = watched();
  const known = chosen.value.flatMap((id) => phone.prisoner(id) ?? []);
  const searching = text.value.trim() !== "";
  const found = searching ? phone.search(text.value).slice(0, FOUND) : [];
  const others = found.filter(({ id }) => !chosen.value.includes(id));
  return (
    <div class="stack">
      <SearchField
        label={t("print.search")}
        hint={t("prisoners.search_hint")}
        clearLabel={t("prisoners.clear")}
        value={text.value}
        onInput={(typed) => (text.value = typed)}
      />
      <p class="soft" role="status">
        {searching && found.length === 0 && t("prisoners.none_title", { text: text.value })}
      </p>
      <ul class="plain print-people">
        {[...others, ...known].map((prisoner) => (
          <Tick key={prisoner.id} prisoner={prisoner} />
        ))}
      </ul>
    </div>
  );
}

function Tick({ prisoner }: { prisoner: Prisoner }) {
  const name = mainName(prisoner, language());
  const own = ownScriptName(prisoner, language());
  const on = chosen.value.includes(prisoner.id);
  return (
    <li>
      <button
        type="button"
        class="print-people__tick"
        aria-pressed={on}
        onClick={() => toggle(prisoner.id)}
      >
        <span class="print-people__box">{on && <Icon name="check" />}</span>
        <span>
          <span class="serif" lang={name.lang}>
            {name.text}
          </span>
          {own && (
            <span class="small soft print-people__own" lang={own.lang}>
              {own.text}
            </span>
          )}
          {prisoner.sample && <span class="small soft"> {t("frame.sample_mark")}</span>}
        </span>
      </button>
    </li>
  );
}
