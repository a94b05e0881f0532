/** What /api/desk/imports says. api/agreement.ts holds these against the types made from the OpenAPI document. */
import type { Named, Names } from "./types";

export type ImportState = "staged" | "waits" | "applied" | "undo_waits" | "undone";
export type LargeReason = "moves_or_frees" | "renames" | "rows_missing";
export type LeftReason = "taken_down" | "released" | "changed_later" | "in_question";

/** In the order in which people look at them. */
export type ImportGroup =
  | "no_longer_held"
  | "died"
  | "detained_again"
  | "held_again"
  | "missing"
  | "moved"
  | "renamed"
  | "changed"
  | "new"
  | "address_text"
  | "set_aside"
  | "new_institutions"
  | "odd_fields";

/** What is not taken: whole groups, and single rows by their key. */
export interface LeaveOut {
  groups: string[];
  rows: string[];
}

export interface Large {
  reasons: LargeReason[];
  moved: number;
  silenced: number;
  renamed: number;
  held: number;
  rows_gone: number;
  rows_before: number;
  /** Of them by earlier lists of the reader's own, within a day. */
  earlier: number;
}

/** Who said yes first, and to what. */
export interface First {
  by: Named;
  at: string;
  yours: boolean;
  /** False: the difference is another one since, and the word counts no more. */
  still_holds: boolean;
  leave_out: Partial<LeaveOut>;
}

export interface LeftAlone {
  prisoner_id: string;
  names: Names;
  reason: LeftReason;
}

export interface Undone {
  restored: number;
  withdrawn: number;
  left: LeftAlone[];
}

export interface ListImport {
  id: string;
  state: ImportState;
  kind: "export" | "table";
  as_of: string | null;
  languages: string[];
  staged_by: Named | null;
  staged_at: string | null;
  applied_by: Named | null;
  second_by: Named | null;
  applied_at: string | null;
  numbers: Record<string, number>;
  /** Language → rows of a file that describe other people under these ids. */
  other_people: Record<string, number>;
  /** Group → rows. */
  groups: Record<string, number>;
  large: Large | null;
  /** Sent back with a yes: nothing else is applied. */
  seen: string | null;
  first: First | null;
  obstacle: "own" | "invited" | null;
  may_be_undone: boolean;
  undo_by: Named | null;
  undone_by: Named | null;
  undone_at: string | null;
  undo: Undone | null;
}

/** A source that is asked for its list by the clock. */
export interface ListSource {
  host: string;
  asked_at: string | null;
  outcome: "never" | "unchanged" | "staged" | "failed";
  /** Why it failed, as of a file that was uploaded. */
  problem: unknown;
  next_at: string;
}

export interface ListImports {
  /** Null: none is asked. */
  source: ListSource | null;
  staged: ListImport[];
  past: ListImport[];
}

/** `before` and `after` hold only what changes; of somebody new all that is known. */
export interface ImportRow {
  key: string;
  group: ImportGroup;
  source_id: string | null;
  prisoner_id: string | null;
  names: Names;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  needs_second: boolean;
  reason: string | null;
  line: number | null;
}

export interface ImportRows {
  rows: ImportRow[];
  /** `after` of the next page; null: no more. */
  next: string | null;
  total: number;
}

/** What a yes did. `applied` false: another person has to say the same. */
export interface Applied {
  applied: boolean;
  reasons: string[];
  numbers: Record<string, number>;
}

export interface UndoAnswer {
  undone: boolean;
  undo: Undone | null;
}
