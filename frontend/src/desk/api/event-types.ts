import type { Names } from "./types";

/** What the desk's API says of writing evenings. api/agreement.ts holds it against the OpenAPI document. */

export type CountedBy = "phones" | "paper";

/** Phones' and paper's numbers stand beside each other: one card may be in both. */
export interface Evening {
  id: string;
  /** The id as it is spoken. */
  code: string;
  campaign_id: string;
  day: string;
  counting: CountedBy;
  opened_by_phone: boolean;
  /** null: nobody has said yes to it, and nothing of it counts. */
  accepted_on: string | null;
  closed_on: string | null;
  posted_on: string | null;
  /** `posted` and `held` are among `handed_in`. */
  phones: { handed_in: number; posted: number; held: number };
  paper: number;
}

export interface EveningDetail extends Evening {
  /** For whom is told from five cards on; else `names` is empty. */
  tallies: { id: string; cards: number; names: Names }[];
}

export interface NewEvening {
  campaign_id: string;
  day: string;
  counting: CountedBy;
}

/** Told once: the key in the organiser's link stands nowhere else. */
export interface OpenedEvening {
  id: string;
  code: string;
  volunteers_link: string;
  organisers_link: string;
}
