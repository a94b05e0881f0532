import type { ComponentChildren } from "preact";
import "./table.css";

export interface Column<R> {
  key: string;
  title: string;
  /** The row's own name: what a screen reader reads before each cell. */
  head?: boolean;
  number?: boolean;
  /** Its title is only for ears: a column of buttons explains itself to eyes. */
  quiet?: boolean;
  /** What it says needs no title beside it on a phone. */
  plain?: boolean;
  cell: (row: R) => ComponentChildren;
}

interface TableProps<R> {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<R>[];
  rows: readonly R[];
  id: (row: R) => string;
}

/**
 * Roles written out: a table that is drawn as blocks, as on a phone, loses its own in some browsers. Spread, because
 * the linter knows only browsers that keep them.
 */
const ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  column: { role: "columnheader" },
  head: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/** A table where there is room, and a list of small cards on a phone: each cell then says its column itself. */
export function Table<R>({ caption, captionHidden, columns, rows, id }: TableProps<R>) {
  return (
    <table class="table" {...ROLES.table}>
      <caption class={captionHidden ? "unseen" : undefined}>{caption}</caption>
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              class={column.number ? "table__n" : undefined}
              {...ROLES.column}
            >
              <span class={column.quiet ? "unseen" : undefined}>{column.title}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.group}>
        {rows.map((row) => (
          <tr key={id(row)} {...ROLES.row}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<R>({ column, row }: { column: Column<R>; row: R }) {
  if (column.head) {
    return (
      <th scope="row" {...ROLES.head}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td
      class={column.number ? "table__n" : undefined}
      data-title={column.quiet || column.plain ? "" : column.title}
      {...ROLES.cell}
    >
      {column.cell(row)}
    </td>
  );
}
