import { useSignal } from "@preact/signals";
import { SearchField } from "../../components/SearchField";
import type { Facilities, Facility, Place } from "../api/facility-types";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { cardsToCheck, textsToConfirm } from "./queue";
import { cameBack, checkWords, nameOf, saidBy, stateWords } from "./words";
import "./facilities.css";

/** Every institution, and the three piles that wait. */
export function FacilitiesScreen() {
  const remote = useRemote<Facilities>("/api/desk/facilities");
  const places = useRemote<Place[]>("/api/desk/places");
  const unknown = (places.value.value ?? []).filter(({ decision }) => decision === null).length;
  return (
    <Screen title={t("facilities.title")} lead={<p>{t("facilities.lead")}</p>}>
      <Fetched of={remote}>
        {(known) => (
          <>
            <Piles known={known} unknown={unknown} />
            {known.facilities.length === 0 ? (
              <p class="empty">{t("facilities.none")}</p>
            ) : (
              <All facilities={known.facilities} />
            )}
          </>
        )}
      </Fetched>
    </Screen>
  );
}

function Piles({ known, unknown }: { known: Facilities; unknown: number }) {
  const check = cardsToCheck(known.facilities).length;
  const confirm = textsToConfirm(known.facilities, known.new).mine.length;
  return (
    <nav class="tools" aria-label={t("frame.actions")}>
      <a class="tool" href={linkTo.facilityCheck}>
        {t("facilities.check", { n: check })}
      </a>
      <a class="tool" href={linkTo.facilityTexts}>
        {t("facilities.confirm", { n: confirm })}
      </a>
      <a class="tool" href={linkTo.places}>
        {t("facilities.places", { n: unknown })}
      </a>
    </nav>
  );
}

const fits = (facility: Facility, typed: string): boolean =>
  [...Object.values(facility.names), facility.id, ...(facility.address ?? [])]
    .join(" ")
    .toLowerCase()
    .includes(typed.trim().toLowerCase());

function All({ facilities }: { facilities: Facility[] }) {
  const typed = useSignal("");
  const rows = facilities.filter((one) => fits(one, typed.value));
  const byId = new Map(facilities.map((one) => [one.id, one]));
  const columns: Column<Facility>[] = [
    {
      key: "name",
      title: t("facilities.name"),
      head: true,
      cell: (row) => <a href={linkTo.facility(row.id)}>{nameOf(row)}</a>,
    },
    {
      key: "state",
      title: t("facilities.state"),
      plain: true,
      cell: (row) => <State facility={row} successor={byId.get(row.moved_to ?? "")} />,
    },
    {
      key: "people",
      title: t("facilities.people"),
      number: true,
      cell: (row) => row.held.toLocaleString(language()),
    },
    {
      key: "as_of",
      title: t("facilities.as_of"),
      plain: true,
      cell: (row) => (
        <span class="small">
          {[saidBy(row.source, row.as_of), checkWords(row)].filter(Boolean).join(" · ")}
        </span>
      ),
    },
  ];
  return (
    <>
      <SearchField
        label={t("facilities.find")}
        hint={t("facilities.find_hint")}
        clearLabel={t("facilities.find_clear")}
        value={typed.value}
        onInput={(text) => {
          typed.value = text;
        }}
      />
      <div class="facilitytable">
        <Table
          caption={t("facilities.count", { n: rows.length })}
          columns={columns}
          rows={rows}
          id={(row) => row.id}
        />
      </div>
    </>
  );
}

function State({ facility, successor }: { facility: Facility; successor: Facility | undefined }) {
  const back = cameBack(facility);
  const words = [
    stateWords(facility),
    successor && t("facilities.moved_to", { name: nameOf(successor) }),
    back > 0 && t("facilities.came_back", { n: back }),
    facility.waiting.length > 0 && t("facilities.waits", { n: facility.waiting.length }),
    facility.sample && t("facilities.invented"),
  ];
  return <span class="small">{words.filter(Boolean).join(" · ")}</span>;
}
