import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { ask, post } from "../api/client";
import type { Facility, Place } from "../api/facility-types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { Pick } from "../frame/Pick";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { TextForm, type Wording } from "./TextForm";
import { joined, nameOf, saidBy } from "./words";

interface PlaceCardProps {
  place: Place;
  facilities: readonly Facility[];
  /** Somebody has described a new institution for it already. */
  described: boolean;
  onChanged: () => Promise<void>;
}

/** Words of a list, of how many people, and what they may mean. */
export function PlaceCard({ place, facilities, described, onChanged }: PlaceCardProps) {
  const act = useAct();
  const chosen = useSignal(place.facility_id ?? "");
  const id = useId();
  const path = `/api/desk/places/${place.id}`;
  const doing = (work: () => Promise<unknown>) => () =>
    void act.run(async () => {
      await work();
      await onChanged();
    });
  const first = facilities.find((one) => one.id === place.facility_id);
  const known = facilities.filter(({ state }) => state !== "closed");
  return (
    <section class="card stack" aria-labelledby={id}>
      <div>
        <h2 id={id} class="place__words">
          {place.text}
        </h2>
        <p class="small soft">
          {saidBy(place.source, place.as_of)} · {t("facilities.held", { n: place.people })}
        </p>
      </div>
      {first && (
        <p>{t("places.first_word", { names: joined(place.said_by), name: nameOf(first) })}</p>
      )}
      {described && <p>{t("places.proposed")}</p>}
      <Pick
        label={t("places.means")}
        value={chosen.value}
        onPick={(facility) => {
          chosen.value = facility;
        }}
        options={[
          { value: "", text: t("places.choose") },
          ...known.map((one) => ({ value: one.id, text: nameOf(one) })),
        ]}
      />
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        {chosen.value !== "" && (
          <button
            type="button"
            class="tool"
            onClick={doing(() => ask("PUT", `${path}/facility`, { facility_id: chosen.value }))}
          >
            {t(first && chosen.value === first.id ? "places.agree" : "places.match")}
          </button>
        )}
        <button
          type="button"
          class="tool"
          aria-label={`${t("places.is_none")}: ${place.text}`}
          onClick={doing(() => post(`${path}/none`))}
        >
          {t("places.is_none")}
        </button>
      </div>
      {!described && <Describe place={place} onChanged={onChanged} />}
    </section>
  );
}

function Describe({ place, onChanged }: { place: Place; onChanged: () => Promise<void> }) {
  const name = useSignal(place.text.split("\n")[0] ?? "");
  const written = async (wording: Wording) => {
    await post("/api/desk/facilities", {
      ...wording,
      name: { ru: name.value.trim() },
      place_id: place.id,
    });
    await onChanged();
  };
  return (
    <details class="facilitymore">
      <summary>{t("places.new")}</summary>
      <div class="stack">
        <p>{t("facility.write_hint")}</p>
        <Field label={t("places.new_name")} max={100} {...bound(name)} required />
        <TextForm lines={place.text.split("\n")} onWritten={written} />
      </div>
    </details>
  );
}
