import type { Names } from "./types";

/** What the desk's API says of mistakes, families and flags. api/agreement.ts holds it against the OpenAPI document. */

/** What is said to be wrong: fixed choices, nothing of who says it. */
export interface Mistake {
  /** `prisoner:ID` or `facility:ID` */
  subject: string;
  names: Names;
  choice: "address" | "name" | "came_out" | "died" | "twice" | "myself_or_family";
  times: number;
  first_on: string;
  last_on: string;
}

export type FamilyDecision = "gone" | "shown" | "quiet" | "lifted" | "done" | "nothing";

/** What somebody asked for at the family's door. */
export interface FamilyRequest {
  id: number;
  prisoner_id: string;
  names: Names;
  state: string;
  hidden: boolean;
  wish: "remove" | "silence" | "change";
  /** Of a change. */
  what: "" | "name" | "birthday" | "place" | "sentence" | "state";
  origin: "door" | "desk";
  times: number;
  first_on: string;
  last_on: string;
  acted: "hidden" | "quiet" | "waits" | "nothing";
  erase_on: string | null;
  proposed: FamilyDecision | null;
  proposed_by: string | null;
  may: FamilyDecision[];
}

/** Of the desk alone. */
export interface DeskFlag {
  prisoner_id: string;
  names: Names;
  kind: "silence" | "do_not_write";
  reason: string;
  /** null: the family's door. */
  said_by: string | null;
  said_on: string;
  lift_by: string | null;
  may_lift: boolean;
}
