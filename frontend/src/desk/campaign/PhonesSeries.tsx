import type { CampaignCounts, DayCount } from "../api/types";
import { formatDay } from "../frame/moments";
import { type Column, Table } from "../frame/Table";
import { language, t } from "../messages/translate";
import { CardPlot } from "./CardPlot";

/** What phones have told, as a plot, and day by day as a table. */
export function PhonesSeries({ phones }: { phones: CampaignCounts["phones"] }) {
  const held = phones.days.reduce((all, day) => all + day.held, 0);
  const columns: Column<DayCount>[] = [
    {
      key: "day",
      title: t("campaign.day"),
      head: true,
      cell: (row) => formatDay(row.day, language()),
    },
    {
      key: "posted",
      title: t("campaign.cards"),
      number: true,
      cell: (row) => row.posted.toLocaleString(language()),
    },
    {
      key: "held",
      title: t("campaign.held"),
      number: true,
      cell: (row) => row.held.toLocaleString(language()),
    },
  ];
  const newestFirst = [...phones.days].sort((a, b) => b.day.localeCompare(a.day));
  return (
    <section class="stack" aria-labelledby="phones-title">
      <h2 id="phones-title">{t("campaign.phones")}</h2>
      <p class="lead">{t("campaign.phones_total", { n: phones.total })}</p>
      {held > 0 && <p class="soft">{t("campaign.held_total", { n: held })}</p>}
      {phones.days.length > 0 && (
        <>
          <CardPlot days={phones.days} series={t("campaign.phones")} />
          <details class="campaign__more">
            <summary>{t("campaign.as_table")}</summary>
            <Table
              caption={t("campaign.by_day")}
              columns={columns}
              rows={newestFirst}
              id={(row) => row.day}
            />
          </details>
        </>
      )}
    </section>
  );
}
