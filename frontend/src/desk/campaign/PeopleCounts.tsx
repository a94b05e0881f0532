import { useSignal } from "@preact/signals";
import { SearchField } from "../../components/SearchField";
import type { CampaignCounts, PersonCount, PersonDay } from "../api/types";
import { formatDay } from "../frame/moments";
import { PersonName } from "../frame/PersonName";
import { type Column, Table } from "../frame/Table";
import { language, t } from "../messages/translate";
import { found } from "../people/directory";

/** Rows drawn at first; the others come when asked for, or when searched. */
const FIRST = 50;

/** Cards by person, with a search; the days of a person only from five. */
export function PeopleCounts({ counts }: { counts: CampaignCounts }) {
  const typed = useSignal("");
  const all = useSignal(false);
  const shown = found(counts.people, typed.value);
  const rows = all.value || typed.value ? shown : shown.slice(0, FIRST);
  const byPerson = daysByPerson(counts.people_by_day);
  const number = (key: "posted" | "held", title: string): Column<PersonCount> => ({
    key,
    title,
    number: true,
    cell: (row) => row[key].toLocaleString(language()),
  });
  const columns: Column<PersonCount>[] = [
    {
      key: "name",
      title: t("campaign.person"),
      head: true,
      cell: (row) => <Name row={row} />,
    },
    number("posted", t("campaign.cards")),
    number("held", t("campaign.held")),
    {
      key: "days",
      title: t("campaign.days"),
      cell: (row) => <Days days={byPerson.get(row.prisoner_id) ?? []} />,
    },
  ];
  return (
    <section class="stack" aria-labelledby="people-counts-title">
      <h2 id="people-counts-title">{t("campaign.people")}</h2>
      <p class="soft">{t("campaign.people_hint")}</p>
      {counts.people.length === 0 && <p>{t("campaign.no_cards")}</p>}
      {counts.people.length > 0 && (
        <>
          <SearchField
            label={t("campaign.find")}
            hint={t("editor.find_hint")}
            clearLabel={t("editor.find_clear")}
            value={typed.value}
            onInput={(text) => {
              typed.value = text;
            }}
          />
          <p class="unseen" role="status">
            {t("campaign.found", { n: shown.length })}
          </p>
          <Table
            caption={t("campaign.people")}
            captionHidden
            columns={columns}
            rows={rows}
            id={(row) => row.prisoner_id ?? "gone"}
          />
          {rows.length < shown.length && (
            <button
              type="button"
              class="tool"
              onClick={() => {
                all.value = true;
              }}
            >
              {t("campaign.show_all", { n: shown.length })}
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** Somebody who was taken down has no name left, and no id for anybody to look at. */
function Name({ row }: { row: PersonCount }) {
  const nameless = Object.keys(row.names).length === 0;
  return nameless ? (
    <span class="soft">{t("campaign.taken_down")}</span>
  ) : (
    <PersonName names={row.names} id={row.prisoner_id} />
  );
}

function Days({ days }: { days: readonly PersonDay[] }) {
  const exact = days.filter(({ posted }) => posted !== null);
  const words = exact.map(({ day, posted }) =>
    t("campaign.on_day", { day: formatDay(day, language()), n: posted ?? 0 }),
  );
  const fewer = days.length - exact.length;
  if (fewer > 0) words.push(t("campaign.below_five", { n: fewer }));
  return <span class="small">{words.join(" · ")}</span>;
}

function daysByPerson(days: readonly PersonDay[]): Map<string, PersonDay[]> {
  const byPerson = new Map<string, PersonDay[]>();
  for (const one of days) {
    byPerson.set(one.prisoner_id, [...(byPerson.get(one.prisoner_id) ?? []), one]);
  }
  return byPerson;
}
