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

/** Letters of a name, then the place in the list of whoever is meant: no name has digits. */
const PLACED = /^(.*\p{L}.*)([1-9])$/u;

/**
 * Card by card: a few letters and the number of a row (Enter for the first), or a thumb on the plus; whoever was counted last
 * stays within reach.
 */
export function CountPeople({ tallies, onCount }: CountProps) {
  const text = useSignal("");
  const input = useRef<HTMLInputElement>(null);
  const phone = watched();
  const wanted = text.value.trim();
  const search = (name: string) => phone.search(name).slice(0, SHOWN);
  const shown = wanted ? search(wanted) : lately(tallies).flatMap((id) => phone.prisoner(id) ?? []);
  const count = ({ id }: Prisoner) => {
    onCount(id);
    text.value = "";
    input.current?.focus();
  };
  const type = (typed: string) => {
    const [, name = "", place] = PLACED.exec(typed) ?? [];
    const meant = place ? search(name.trim())[Number(place) - 1] : undefined;
    text.value = typed;
    if (meant) count(meant);
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
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      <p class="soft">{t("evening.who_hint")}</p>
      {wanted && shown.length === 0 && <p role="status">{t("evening.who_none")}</p>}
      <ul class="rows">
        {shown.map((prisoner, at) => (
          <PersonRow
            key={prisoner.id}
            place={wanted ? at + 1 : null}
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
  /** What to type for this row after the letters; null: nothing is typed. */
  place: number | null;
  prisoner: Prisoner;
  cards: number;
  onCount: () => void;
}

function PersonRow({ place, prisoner, cards, onCount }: PersonProps) {
  const name = mainName(prisoner, language());
  const own = ownScriptName(prisoner, language());
  return (
    <li class="evening__person">
      {place && <kbd class="evening__place">{place}</kbd>}
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
