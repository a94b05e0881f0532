import { ask } from "../api/client";
import type { Facilities, Facility, Place } from "../api/facility-types";
import { useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { PlaceCard } from "./PlaceCard";
import { nameOf } from "./words";
import "./facilities.css";

/** Words of lists that name no institution we know: what do they mean? */
export function PlacesScreen() {
  const places = useRemote<Place[]>("/api/desk/places");
  const known = useRemote<Facilities>("/api/desk/facilities");
  const facilities = known.value.value?.facilities ?? [];
  const fresh = known.value.value?.new ?? [];
  const changed = async () => {
    await Promise.all([places.reload(), known.reload()]);
  };
  return (
    <Screen
      title={t("places.title")}
      back={{ href: linkTo.facilities, text: t("nav.facilities") }}
      lead={<p>{t("places.lead")}</p>}
    >
      <Fetched of={places}>
        {(all) => {
          const open = all.filter(({ decision }) => decision === null);
          return (
            <>
              {open.length === 0 && <p class="empty">{t("places.none")}</p>}
              <ul class="plain confirmlist">
                {open.map((place) => (
                  <li key={place.id}>
                    <PlaceCard
                      place={place}
                      facilities={facilities}
                      described={fresh.some(({ place_id }) => place_id === place.id)}
                      onChanged={changed}
                    />
                  </li>
                ))}
              </ul>
              <Decided
                places={all.filter(({ decision }) => decision !== null)}
                facilities={facilities}
                onChanged={changed}
              />
            </>
          );
        }}
      </Fetched>
    </Screen>
  );
}

interface DecidedProps {
  places: Place[];
  facilities: readonly Facility[];
  onChanged: () => Promise<void>;
}

function Decided({ places, facilities, onChanged }: DecidedProps) {
  const act = useAct();
  if (places.length === 0) return null;
  const byId = new Map(facilities.map((one) => [one.id, one]));
  const meaning = ({ facility_id }: Place): string => {
    const facility = byId.get(facility_id ?? "");
    return facility ? nameOf(facility) : (facility_id ?? t("places.nothing"));
  };
  const takeBack = async ({ id }: Place) => {
    await ask("DELETE", `/api/desk/places/${id}/decision`);
    await onChanged();
  };
  const columns: Column<Place>[] = [
    { key: "text", title: t("places.words"), head: true, cell: ({ text }) => text },
    { key: "meaning", title: t("places.meaning"), cell: meaning },
    {
      key: "undo",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) => (
        <button
          type="button"
          class="tool"
          aria-label={t("places.take_back_long", { name: row.text })}
          onClick={() => void act.run(() => takeBack(row))}
        >
          {t("places.take_back")}
        </button>
      ),
    },
  ];
  return (
    <section class="stack" aria-labelledby="decided">
      <h2 id="decided">{t("places.decided")}</h2>
      <TroubleNote trouble={act.trouble.value} />
      <Table
        caption={t("places.decided")}
        captionHidden
        columns={columns}
        rows={places}
        id={(row) => String(row.id)}
      />
    </section>
  );
}
