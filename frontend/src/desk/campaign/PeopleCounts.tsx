import { useSignal } from "@preact/signals";
import { SearchField } from "../../components/SearchField";
import type { CampaignCounts, PersonCount } from "../api/types";
import { PersonName } from "../frame/PersonName";
import { type Column, Table } from "../frame/Table";
import { language, t } from "../messages/translate";
import { found } from "../people/directory";
import { DaysOfPerson } from "./DaysOfPerson";

/** Rows drawn at first; the others come when asked for, or when searched. */
const FIRST = 50;

/** Cards by person, with a search; whoever asks is shown their days. */
export function PeopleCounts({ counts }: { counts: CampaignCounts }) {
  const typed = useSignal("");
  const all = useSignal(false);
  const shown = found(counts.people, typed.value);
  const rows = all.value || typed.value ? shown : shown.slice(0, FIRST);
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
      cell: (row) => <DaysOfPerson campaignId={counts.campaign_id} person={row} />,
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
