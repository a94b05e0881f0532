import type { SetAsideRow } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { isKey, language, t } from "../messages/translate";

/** Rows of imports that no machine may decide, by reason. */
export function SetAsideScreen() {
  const rows = useRemote<SetAsideRow[]>("/api/desk/set-aside");
  return (
    <Screen title={t("setaside.title")} lead={<p>{t("setaside.lead")}</p>}>
      <Fetched of={rows}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t("setaside.none")}</p>
          ) : (
            byReason(all).map(([reason, some]) => (
              <Reason key={reason} reason={reason} rows={some} />
            ))
          )
        }
      </Fetched>
    </Screen>
  );
}

function byReason(rows: SetAsideRow[]): [string, SetAsideRow[]][] {
  const reasons = new Map<string, SetAsideRow[]>();
  for (const row of rows) reasons.set(row.reason, [...(reasons.get(row.reason) ?? []), row]);
  return [...reasons];
}

function Reason({ reason, rows }: { reason: string; rows: SetAsideRow[] }) {
  const key = `setaside.reason_${reason}`;
  const columns: Column<SetAsideRow>[] = [
    {
      key: "id",
      title: t("setaside.row"),
      head: true,
      cell: (row) => <span class="serif">{titleOf(row)}</span>,
    },
    { key: "what", title: t("setaside.kept"), cell: ({ row }) => <Kept row={row} /> },
    { key: "source", title: t("setaside.source_id"), cell: (row) => row.source_id },
  ];
  return (
    <section class="stack" aria-labelledby={`reason-${reason}`}>
      <h2 id={`reason-${reason}`}>{isKey(key) ? t(key as "setaside.reason_no_name") : reason}</h2>
      <Table
        caption={t("setaside.count", { n: rows.length })}
        columns={columns}
        rows={rows}
        id={(row) => row.source_id}
      />
    </section>
  );
}

const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? Object.values(value).map(textOf).filter(Boolean).join(" · ")
    : String(value ?? "");

function titleOf({ row, source_id }: SetAsideRow): string {
  const { name, names } = row as { name?: unknown; names?: unknown };
  return textOf(name) || textOf(names) || source_id;
}

function keyWords(name: string): string {
  const key = `setaside.key_${name}`;
  return isKey(key) ? t(key as "setaside.key_status") : name;
}

/** A day in the reader's way, a word of the source's in theirs; anything else as it stands there. */
function valueWords(value: unknown): string {
  const text = textOf(value);
  const key = `setaside.value_${text}`;
  return isKey(key) ? t(key as "setaside.value_np") : formatDay(text, language());
}

function Kept({ row }: { row: SetAsideRow["row"] }) {
  const shown = Object.entries(row).filter(
    ([key, value]) => key !== "name" && key !== "names" && textOf(value) !== "",
  );
  return (
    <span class="small">
      {shown.map(([key, value], at) => (
        <span key={key}>
          {at > 0 && " · "}
          <span class="soft">{keyWords(key)}:</span> {valueWords(value)}
        </span>
      ))}
    </span>
  );
}
