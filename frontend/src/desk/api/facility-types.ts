import type { Names } from "./types";

/** What somebody says of an institution; public when two have compared it with its source. */
export interface WaitingText {
  proposal_id: number;
  kind: "address" | "reopening" | "new";
  name: Names | null;
  address: string[];
  source: string;
  as_of: string | null;
  place_id: number | null;
  confirmed_by: string[];
  content_hash: string;
  /** I have said a word already. */
  mine: boolean;
  may_confirm: boolean;
}

export interface ReturnedCards {
  id: string;
  day: string;
  cards: number;
  /** I entered it, and may take it back. */
  mine: boolean;
}

export interface Facility {
  id: string;
  names: Names;
  state: "open" | "unchecked" | "closed";
  address: string[] | null;
  source: string | null;
  as_of: string | null;
  check_again_on: string | null;
  closed_on: string | null;
  moved_to: string | null;
  sample: boolean;
  to_check: boolean;
  /** Of the address that is there. */
  content_hash: string;
  may_undo_closing: boolean;
  /** How many who may be written to are there. */
  held: number;
  returned: ReturnedCards[];
  waiting: WaitingText[];
}

export interface Facilities {
  facilities: Facility[];
  new: WaitingText[];
}

export interface AnsweredText {
  proposal_id: number;
  public: boolean;
  /** A problem's name. */
  refused_because: string | null;
}

/** What a word did. */
export interface Word {
  proposal_id: number;
  facility_id: string | null;
  needs: number;
}

/** Words that a list gives as a place and that name no institution we know. */
export interface Place {
  id: number;
  text: string;
  source: string;
  as_of: string | null;
  people: number;
  decision: "facility" | "none" | null;
  facility_id: string | null;
  said_by: string[];
  may_confirm: boolean;
}
