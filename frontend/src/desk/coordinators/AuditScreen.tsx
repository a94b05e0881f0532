import { useSignal } from "@preact/signals";
import { get } from "../api/client";
import type { AuditEntry, Coordinator } from "../api/types";
import { useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { formatMoment } from "../frame/moments";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { type Column, Table } from "../frame/Table";
import { TroubleNote } from "../frame/Trouble";
import { isKey, language, t } from "../messages/translate";
import { detailWords, namesById, subjectWords } from "./audit-words";

/** How many the server gives at once. */
const A_PAGE = 100;

/** What coordinators did, newest first; never anything about volunteers. */
export function AuditScreen() {
  const newest = useRemote<AuditEntry[]>("/api/desk/audit");
  const people = useRemote<Coordinator[]>("/api/desk/coordinators");
  const names = namesById(people.value.value ?? []);
  const older = useSignal<AuditEntry[]>([]);
  const atEnd = useSignal(false);
  const act = useAct();
  const more = async (shown: AuditEntry[]) => {
    const before = shown[shown.length - 1]?.id;
    if (before === undefined) return;
    const page = await get<AuditEntry[]>(`/api/desk/audit?before=${before}`);
    older.value = [...older.value, ...page];
    atEnd.value = page.length < A_PAGE;
  };
  return (
    <Screen title={t("audit.title")} lead={<p>{t("audit.lead")}</p>}>
      <p>
        <a class="tool" href="/api/desk/audit.csv" download="audit.csv">
          {t("audit.export")}
        </a>
      </p>
      <Fetched of={newest}>
        {(page) => {
          const shown = [...page, ...older.value];
          if (shown.length === 0) return <p class="empty">{t("audit.none")}</p>;
          return (
            <>
              <Entries entries={shown} names={names} />
              <TroubleNote trouble={act.trouble.value} />
              {page.length === A_PAGE && !atEnd.value && (
                <div class="tools">
                  <button
                    type="button"
                    class="tool"
                    aria-disabled={act.busy.value}
                    onClick={() => void act.run(() => more(shown))}
                  >
                    {t("audit.older")}
                  </button>
                </div>
              )}
            </>
          );
        }}
      </Fetched>
    </Screen>
  );
}

function Entries({
  entries,
  names,
}: {
  entries: AuditEntry[];
  names: ReadonlyMap<string, string>;
}) {
  const columns: Column<AuditEntry>[] = [
    { key: "what", title: t("audit.what"), head: true, cell: ({ action }) => actionWords(action) },
    {
      key: "who",
      title: t("audit.who"),
      cell: ({ by }) => by?.name ?? t("audit.server"),
    },
    { key: "when", title: t("audit.when"), cell: ({ at }) => formatMoment(at, language()) },
    { key: "subject", title: t("audit.subject"), cell: (entry) => subjectWords(entry, names) },
    {
      key: "detail",
      title: t("audit.detail"),
      cell: ({ detail }) => {
        const words = detailWords(detail, names);
        return words ? <span class="small">{words}</span> : null;
      },
    },
  ];
  return (
    <Table
      caption={t("audit.title")}
      captionHidden
      columns={columns}
      rows={entries}
      id={(row) => String(row.id)}
    />
  );
}

function actionWords(action: string): string {
  const key = `audit.did_${action.replace(/ /g, "_")}`;
  return isKey(key) ? t(key as "audit.did_signed_in") : action;
}
