import { useSignal } from "@preact/signals";
import { SearchField } from "../../components/SearchField";
import { wide } from "../../frame/wide";
import { ask, post } from "../api/client";
import type { Report } from "../api/types";
import { Tool } from "../doors/Tool";
import { type Act, useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { readableName } from "../frame/names";
import { PersonName } from "../frame/PersonName";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { sourceAndDay } from "../frame/sources";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { isKey, language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { found } from "./directory";

/** Rows drawn at first: as many as somebody scrolls through. */
const FIRST = { wide: 60, narrow: 20 } as const;

/** What sources said of somebody's state and nobody has decided. */
export function ReportsScreen() {
  const reports = useRemote<Report[]>("/api/desk/reports");
  return (
    <Screen title={t("reports.title")} lead={<p>{t("reports.lead")}</p>}>
      <p>
        <a href={linkTo.releases}>{t("reports.releases_hint")}</a>
      </p>
      <Fetched of={reports}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t("reports.none")}</p>
          ) : (
            <Reports reports={all} onChanged={reports.reload} />
          )
        }
      </Fetched>
    </Screen>
  );
}

function Reports({ reports, onChanged }: { reports: Report[]; onChanged: () => Promise<void> }) {
  const typed = useSignal("");
  const all = useSignal(false);
  const act = useAct();
  const shown = found(reports, typed.value);
  const rows =
    all.value || typed.value ? shown : shown.slice(0, wide.value ? FIRST.wide : FIRST.narrow);
  const columns: Column<Report>[] = [
    {
      key: "name",
      title: t("campaign.person"),
      head: true,
      cell: (row) => <PersonName names={row.names} id={row.prisoner_id} />,
    },
    { key: "kind", title: t("reports.kind"), plain: true, cell: (row) => kindWords(row.kind) },
    { key: "source", title: t("reports.source"), plain: true, cell: sourceOf },
    {
      key: "decide",
      title: t("frame.actions"),
      quiet: true,
      cell: (row) => <Decide report={row} act={act} onChanged={onChanged} />,
    },
  ];
  return (
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
      <TroubleNote trouble={act.trouble.value} />
      <Table
        caption={t("reports.count", { n: shown.length })}
        columns={columns}
        rows={rows}
        id={(row) => String(row.report_id)}
      />
      {rows.length < shown.length && (
        <div class="tools">
          <button
            type="button"
            class="tool"
            onClick={() => {
              all.value = true;
            }}
          >
            {t("campaign.show_all", { n: shown.length })}
          </button>
        </div>
      )}
    </>
  );
}

function kindWords(kind: string): string {
  const key = `reports.kind_${kind}`;
  return isKey(key) ? t(key as "reports.kind_died") : kind;
}

function sourceOf({ source, reported_on }: Report) {
  return <span class="small">{sourceAndDay(source, reported_on, language())}</span>;
}

/** One of two says that somebody may be written to again, another confirms it; or all stays as it is. */
function Decide({
  report,
  act,
  onChanged,
}: {
  report: Report;
  act: Act;
  onChanged: () => Promise<void>;
}) {
  const path = `/api/desk/reports/${report.report_id}`;
  const name = readableName(report.names, report.prisoner_id);
  const doing = (work: () => Promise<unknown>) => () =>
    void act.run(async () => {
      await work();
      await onChanged();
    });
  const proposed = report.proposed_by !== null;
  return (
    <span class="tools">
      {proposed && !report.may.confirm && <span class="small">{t("reports.proposed")}</span>}
      {proposed && (
        <Tool
          name={name}
          onPress={doing(() => ask("DELETE", `${path}/may-be-written-to`))}
          text={t("reports.take_back")}
        />
      )}
      {(report.may.propose || report.may.confirm) && (
        <Tool
          name={name}
          onPress={doing(() => post(`${path}/may-be-written-to`))}
          text={t(report.may.confirm ? "reports.confirm" : "reports.propose")}
        />
      )}
      <Tool
        name={name}
        onPress={doing(() => post(`${path}/no-change`))}
        text={t("reports.no_change")}
      />
    </span>
  );
}
