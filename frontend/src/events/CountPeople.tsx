import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { cardsOf, type Tally } from "../local/events/contract";
import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName, ownScriptName } from "../prisoners/names";
import { watched } from "../replica";

/** People shown at once: what a thumb reaches. */
const SHOWN = 5;

interface CountProps {
  tallies: readonly Tally[];
  onCount: (prisonerId: string) => void;
}

/** Card by card: three letters and Enter, or a thumb on the plus; whoever was counted last stays within reach. */
export function CountPeople({ tallies, onCount }: CountProps) {
  const text = useSignal("");
  const input = useRef<HTMLInputElement>(null);
  const phone = watched();
  const wanted = text.value.trim();
  const found = wanted
    ? phone.search(wanted)
    : lately(tallies).flatMap((id) => phone.prisoner(id) ?? []);
  const shown = found.slice(0, SHOWN);
  const count = ({ id }: Prisoner) => {
    onCount(id);
    text.value = "";
    input.current?.focus();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted && shown[0]) count(shown[0]);
      }}
    >
      <label class="evening__field">
        <span>{t("evening.who")}</span>
        <input
          ref={input}
          class="evening__input"
          value={text.value}
          autocomplete="off"
          autocorrect="off"
          spellcheck={false}
          enterkeyhint="next"
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <p class="soft">{t("evening.who_hint")}</p>
      {wanted && shown.length === 0 && <p role="status">{t("evening.who_none")}</p>}
      <ul class="rows">
        {shown.map((prisoner) => (
          <PersonRow
            key={prisoner.id}
            prisoner={prisoner}
            cards={cardsOf(tallies.filter(({ prisoner_id }) => prisoner_id === prisoner.id))}
            onCount={() => count(prisoner)}
          />
        ))}
      </ul>
    </form>
  );
}

interface PersonProps {
  prisoner: Prisoner;
  cards: number;
  onCount: () => void;
}

function PersonRow({ prisoner, cards, onCount }: PersonProps) {
  const name = mainName(prisoner, language());
  const own = ownScriptName(prisoner, language());
  return (
    <li class="evening__person">
      <span class="evening__who">
        <span class="evening__name" lang={name.lang}>
          {name.text}
        </span>
        {own && (
          <span class="soft" lang={own.lang}>
            {own.text}
          </span>
        )}
        {prisoner.state !== "held" && <span>{t("evening.take_this_out")}</span>}
      </span>
      <span class="evening__cards">{cards > 0 && cards}</span>
      <button
        type="button"
        class="evening__plus"
        aria-label={t("evening.one_more", { name: name.text })}
        onClick={onCount}
      >
        +
      </button>
    </li>
  );
}

/** Ids of those counted last, the latest first. */
function lately(tallies: readonly Tally[]): string[] {
  const ids = tallies.flatMap(({ prisoner_id }) => prisoner_id ?? []).reverse();
  return [...new Set(ids)].slice(0, SHOWN);
}
