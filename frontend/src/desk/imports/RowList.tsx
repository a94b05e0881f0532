import { useMemo, useRef } from "preact/hooks";
import type { ImportRow } from "../api/import-types";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { goByArrows } from "./arrows";
import { ChangeRow, type Choosing } from "./ChangeRow";
import { usePagedRows, type Wanted } from "./paged-rows";
import "./rows.css";

interface RowListProps {
  wanted: Wanted;
  choosing: Choosing | null;
  /** Said when nothing is there. */
  none: string;
  /** Rows of several groups: each begins with its group's name. */
  grouped?: boolean;
}

/** Rows that grow page by page; what was drawn is not drawn again. */
export function RowList({ wanted, choosing, none, grouped }: RowListProps) {
  const paged = usePagedRows(wanted);
  const list = useRef<HTMLDivElement>(null);
  const { pages, total, more, trouble, busy } = paged;
  const shown = pages.value.reduce((sum, page) => sum + page.length, 0);
  if (total.value === null && !trouble.value) {
    return (
      <p class="soft" role="status">
        {t("frame.loading")}
      </p>
    );
  }
  return (
    <div class="stack">
      {grouped && (
        <p role="status">{total.value ? t("imports.found", { n: total.value }) : none}</p>
      )}
      {!grouped && total.value === 0 && <p class="soft">{none}</p>}
      {shown > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from box to box, which are what has the focus
        <div ref={list} onKeyDown={(event) => goByArrows(event, list.current)}>
          {pages.value.map((rows) => (
            <Page key={rows[0]?.key} rows={rows} choosing={choosing} grouped={grouped ?? false} />
          ))}
        </div>
      )}
      <TroubleNote trouble={trouble.value} />
      {(more.value || trouble.value) && (
        <div class="tools">
          <button
            type="button"
            class="tool"
            aria-disabled={busy.value}
            onClick={() => void paged.grow()}
          >
            {trouble.value
              ? t("frame.again")
              : t("imports.more", { n: (total.value ?? 0) - shown })}
          </button>
        </div>
      )}
    </div>
  );
}

function Page({
  rows,
  choosing,
  grouped,
}: {
  rows: ImportRow[];
  choosing: Choosing | null;
  grouped: boolean;
}) {
  const choice = choosing?.choice;
  return useMemo(() => {
    const groups = grouped ? byGroup(rows) : [rows];
    return (
      <>
        {groups.map((some) => (
          <div key={some[0]?.group}>
            {grouped && some[0] && (
              <h3 class="rows__group">{t(`imports.group_${some[0].group}`)}</h3>
            )}
            <ul class="plain rows">
              {some.map((row) => (
                <ChangeRow key={row.key} row={row} choosing={choosing} />
              ))}
            </ul>
          </div>
        ))}
      </>
    );
  }, [rows, choice, grouped, language()]);
}

/** The server sends them group by group. */
function byGroup(rows: ImportRow[]): ImportRow[][] {
  const groups: ImportRow[][] = [];
  for (const row of rows) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.group === row.group) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
