import { buildIndex, type SearchIndex } from "../../../../frontend/src/local/search/index";
import type { Prisoner } from "../../../../frontend/src/local/types";
import type { Row } from "./engine";

/**
 * A peer's list in memory. Rows are taken in as they pass on their way into IndexedDB: reading them back would cost a peer
 * more.
 */
export class Memory {
  readonly rows = new Map<string, Row>();
  private index: SearchIndex | null = null;

  take(rows: readonly Row[]): void {
    for (const row of rows) this.rows.set(row.id, row);
    this.index = null;
  }

  search(text: string): Prisoner[] {
    this.index ??= buildIndex([...this.rows.values()].filter(isPrisoner), "de");
    return this.index.search(text);
  }
}

const isPrisoner = (row: Row): row is Prisoner => "names" in row;
