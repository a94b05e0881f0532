import { useRef, useState } from "preact/hooks";

/** Where the one cell is that the tab key reaches. */
export interface Place {
  row: number;
  column: number;
}

/** Where a key leads in a grid of so many rows and columns; null: not one of its keys. */
export function moved(
  { row, column }: Place,
  key: string,
  rows: number,
  columns: number,
): Place | null {
  const within = (at: number, last: number) => Math.max(0, Math.min(at, last));
  const to = (rowTo: number, columnTo: number): Place => ({
    row: within(rowTo, rows - 1),
    column: within(columnTo, columns - 1),
  });
  switch (key) {
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowRight":
      return to(row, column + 1);
    case "ArrowLeft":
      return to(row, column - 1);
    case "PageDown":
      return to(row + 10, column);
    case "PageUp":
      return to(row - 10, column);
    case "Home":
      return to(0, column);
    case "End":
      return to(rows - 1, column);
    default:
      return null;
  }
}

/** Arrow keys in a table of controls: a hundred people are one stop for the tab key, as in any grid. */
export function useRoving(rows: number, columns: number) {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const row = Math.min(at.row, Math.max(0, rows - 1));
  const cell = (place: Place) => ({
    tabIndex: place.row === row && place.column === at.column ? 0 : -1,
    "data-cell": `${place.row}-${place.column}`,
    onFocus: () => setAt(place),
    onKeyDown: (event: KeyboardEvent) => {
      const next = moved(place, event.key, rows, columns);
      if (!next) return;
      event.preventDefault();
      setAt(next);
      table.current
        ?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)
        ?.focus();
    },
  });
  return { table, cell };
}
