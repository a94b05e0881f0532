import type { Names } from "../api/types";

/** What /api/desk/people and /api/desk/identity say; api/agreement.ts holds it against the server's own description. */

export interface KnownPerson {
  id: string;
  source_id: string | null;
  names: Names;
  aliases: string[];
  state: string;
  birthday: string | null;
  hidden: boolean;
}

export interface PersonEvent {
  id: number;
  kind: string;
  happened_on: string | null;
  facility_id: string | null;
  source: string;
  said_on: string | null;
  source_url: string | null;
  entered_by: string | null;
  confirmed_by: string | null;
  entered_at: string;
  public: boolean;
  corrects: number | null;
  corrected: boolean;
  /** For a second coordinator. */
  waits: boolean;
  may: { confirm: boolean; correct: boolean };
}

export interface PersonEdit {
  field: string;
  source: string;
  as_of: string | null;
  source_said: string | null;
  by: string | null;
  on: string;
}

export interface PersonDetail {
  field: string;
  text: string;
  content_hash: string;
  public_text: string | null;
  source: string | null;
  as_of: string | null;
  by: string | null;
  on: string | null;
}

export interface PersonPhoto {
  hash: string;
  width: number;
  height: number;
  source: string;
  as_of: string;
  added_by: string | null;
  added_on: string;
  released_by: string | null;
  /** Null: only at the desk. */
  released_on: string | null;
}

export interface IdentityRow {
  source_id: string;
  row: Record<string, unknown>;
}

export interface IdentityDecision {
  id: number;
  decision: "apart" | "same" | "ignore";
  source_ids: string[];
  kept: string | null;
  reason: string;
  decided_by: string | null;
  decided_at: string;
  rows: IdentityRow[];
  merged: { id: string; names: Names }[];
}

export interface IdentityGroup {
  reason: string;
  rows: IdentityRow[];
  /** Whoever on the list is like them. */
  alike: KnownPerson[];
}

export interface Identity {
  groups: IdentityGroup[];
  decisions: IdentityDecision[];
}

/** What phones are told of somebody. */
export interface PublicPerson {
  names: Names;
  derived: string[];
  aliases: string[];
  gender: string | null;
  birthday: string | null;
  detained_on: string | null;
  sentenced_on: string | null;
  sentence: string | null;
  sentence_lang: string | null;
  state: string;
  source: string | null;
}

export interface FacilityName {
  id: string;
  names: Names;
  state: string;
}

export interface Person {
  id: string;
  source_id: string | null;
  state: string;
  hidden_on: string | null;
  flags: string[];
  open_reports: string[];
  public: PublicPerson;
  facility_id: string | null;
  as_of: string | null;
  edits: PersonEdit[];
  details: PersonDetail[];
  photo: PersonPhoto | null;
  events: PersonEvent[];
  decisions: IdentityDecision[];
  facilities: FacilityName[];
}
