import { useSignal } from "@preact/signals";
import { ask, post } from "../api/client";
import type { Facility } from "../api/facility-types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { formatDay } from "../frame/moments";
import { newId } from "../frame/new-id";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { readNumber } from "../releases/masking";
import { today } from "../releases/proposal-link";

/** Cards that came back: a flag for everybody, a number only here. */
export function ReturnedCards({
  facility,
  onChanged,
}: {
  facility: Facility;
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const path = `/api/desk/facilities/${encodeURIComponent(facility.id)}/returned`;
  const takeBack = async (id: string) => {
    await ask("DELETE", `${path}/${id}`);
    await onChanged();
  };
  const { returned } = facility;
  return (
    <>
      {returned.length > 0 && (
        <section class="stack" aria-labelledby="came-back">
          <h2 id="came-back">{t("facility.returned_title")}</h2>
          <ul class="plain returned">
            {returned.map(({ id, day, cards, mine }) => {
              const date = formatDay(day, language());
              return (
                <li key={id}>
                  <span>{t("facilities.came_back_on", { n: cards, date })}</span>
                  {mine && (
                    <button
                      type="button"
                      class="tool"
                      aria-label={t("facility.take_back", { n: cards, date })}
                      onClick={() => void act.run(() => takeBack(id))}
                    >
                      {t("frame.undo")}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          <p class="soft">{t("facility.flag_ends")}</p>
          <TroubleNote trouble={act.trouble.value} />
        </section>
      )}
      {facility.state !== "closed" && (
        <details class="facilitymore">
          <summary>{t("facility.returned_title")}</summary>
          <Enter path={path} onChanged={onChanged} />
        </details>
      )}
    </>
  );
}

function Enter({ path, onChanged }: { path: string; onChanged: () => Promise<void> }) {
  const act = useAct();
  const day = useSignal(today());
  const cards = useSignal("");
  // Minted once for each entry: sent twice, it is one.
  const id = useSignal(newId());
  const enter = async () => {
    await post(path, { id: id.value, day: day.value, cards: readNumber(cards.value) ?? 0 });
    id.value = newId();
    cards.value = "";
    await onChanged();
  };
  return (
    <form
      class="stack facilityform"
      onSubmit={(event) => {
        event.preventDefault();
        void act.run(enter);
      }}
    >
      <p>{t("facility.returned_hint")}</p>
      <div class="fields">
        <Field label={t("facility.day")} type="date" {...bound(day)} required />
        <Field label={t("facility.cards")} type="number" {...bound(cards)} max={5} required />
      </div>
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        <button type="submit" class="tool" aria-disabled={act.busy.value}>
          {t("facility.enter")}
        </button>
      </div>
    </form>
  );
}
