/**
 * The shapes that page and worker share. Server shapes follow docs/sync-protocol.md word for word;
 * everything here is plain data, so that it survives structured cloning.
 */

/** In what the sources write names, sentences and addresses: data, fixed by the protocol, whatever the app speaks. */
export type SourceLanguage = "de" | "en" | "be" | "ru";
/** In what the app speaks and guides are written: a code such as "de", one for every catalogue there is. */
export type SpokenLanguage = string;
export type PartialDate = string; // 2021-07-14 · 2021-07 · 2021
export type PrisonerState = "held" | "do_not_write" | "came_out" | "died";
export type FacilityState = "open" | "unchecked" | "closed";
export type Level = 0 | 1 | 2;

export interface Prisoner {
  id: string;
  seq: number;
  names: Partial<Record<SourceLanguage, string>>;
  derived: SourceLanguage[];
  aliases: string[];
  gender: "male" | "female" | null;
  birthday: PartialDate | null;
  detained_on: PartialDate | null;
  sentenced_on: PartialDate | null;
  sentence: string | null;
  sentence_lang: SourceLanguage | null;
  facility_id: string | null;
  state: PrisonerState;
  release: { on: PartialDate; destination: string | null; source: string } | null;
  sample: boolean;
  /** Who says what is said of them; these four are missing from lists that were kept before there were any. */
  source?: string | null;
  /** Of what a coordinator wrote in the source's place: who says so, by language of the name, or by the member. */
  written?: Record<string, string> | null;
  /** What happened beside detained_on, sentenced_on and release, oldest first. */
  events?: PrisonerEvent[] | null;
  /** As a coordinator let everybody read and see them. */
  details?: PrisonerDetails | null;
}

export interface PrisonerDetails {
  charges?: DetailText;
  description?: DetailText;
  /** At /api/photos/{hash}; sizes in pixels. */
  photo?: { hash: string; width: number; height: number; source: string };
}

export interface DetailText {
  text: string;
  lang: SourceLanguage;
  source: string;
}

export interface PrisonerEvent {
  /** One that this version does not know is left out. */
  kind: string;
  on: PartialDate | null;
  facility_id: string | null;
  source: string;
}

export interface Facility {
  id: string;
  seq: number;
  name: Partial<Record<SourceLanguage, string>>;
  state: FacilityState;
  /** Lines in envelope order, after the name; null while two people have not confirmed the text. */
  address: string[] | null;
  lang: SourceLanguage;
  source: string | null;
  as_of: PartialDate | null;
  /** The day until which the address is trusted; null: nobody has compared it. */
  check_again_on: string | null;
  /** Since when mail to a closed one is lost, as far as it is known. */
  closed_on: PartialDate | null;
  /** Another institution's id: where a closed one went. */
  moved_to: string | null;
  /** Cards came back lately: it is not suggested. */
  returned: boolean;
  sample: boolean;
}

export type ReleaseKind = "release" | "death";

export interface Release {
  id: string;
  seq: number;
  kind: ReleaseKind;
  state: "told" | "corrected" | "withdrawn";
  /** Somebody at the desk doubts it: it names nobody and has no texts until two have decided. */
  questioned: boolean;
  announced_on: string;
  freed: number;
  destinations: Record<string, number>;
  prisoner_ids: string[];
  source: string;
  /** By language; empty for what the shipped record tells: the screens have their own words for it. */
  texts: Partial<Record<SpokenLanguage, { title: string; body: string }>>;
}

export interface Campaign {
  id: string;
  name: Partial<Record<SourceLanguage, string>>;
  opens_on: string;
  closes_on: string | null;
  closed: boolean;
  default: boolean;
  posted: number | null;
}

export interface Guide {
  slug: string;
  title: string;
  summary: string;
  html: string;
  version: string;
}

export interface Notice {
  slug: string;
  title: string;
  html: string;
}

/** What becomes of one card, lowest first: each implies those before it. */
export type LetterFact = "letter_written" | "letter_handed_in" | "letter_posted";
export type FactName =
  | LetterFact
  | "fact_voided"
  | "names_taken"
  | "name_given_back"
  | "event_opened"
  | "tally_recorded"
  | "pile_posted"
  | "outcome_told";

/** What somebody heard of a card; whose card it was stays on the phone. */
export type Outcome = "arrived" | "answered" | "came_back";
/** Who counts an evening's cards: chosen before it begins, and one way only. */
export type CountedBy = "phones" | "paper";

/** What the server said of a mutation, or that it has said nothing yet. */
export type MutationStatus = "waiting" | "counted" | "held" | "not_counted" | "kept_here";

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  pointer?: string;
}

/** The answers a person has given on this phone; one profile per person. */
export type Counting = "unasked" | "yes" | "no";
export type Remember = "unasked" | "yes" | "no";

export interface Profile {
  id: string;
  counting: Counting;
  remember: Remember;
  campaign_id: string | null;
  created_on: string;
}

/** How this phone shows things; nothing about anybody. null: as the browser asks. */
export interface Preferences {
  language: SpokenLanguage | null;
  theme: "system" | "light" | "dark";
}

/** One card as "My cards" shows it: a projection of outbox and replica. */
export interface Letter {
  letter_id: string;
  /** null once the phone has forgotten the name, or shows it no more. */
  prisoner_id: string | null;
  campaign_id: string | null;
  state: "written" | "handed_in" | "posted";
  /** The evening at which it was handed in: its code, as normalised; else null. */
  event_id: string | null;
  day: string;
  /** kept_here: "do not count me". */
  status: MutationStatus;
  problem: Problem | null;
  /** What its writer heard of it since; stays on the phone. */
  heard: Outcome[];
  /** Written, and put aside: it is not to be posted, and nobody is warned of it any more. */
  for_later: boolean;
  /** What the person of a card that is not yet in the letter box needs to know now. */
  do_not_post: boolean;
}

export interface ListView {
  prisoners: Prisoner[];
  facilities: Map<string, Facility>;
  releases: Release[];
  as_of: string | null;
  /** When this phone last heard a real answer from the server, in ms since 1970. */
  checked_at: number | null;
  seq: number;
}

export interface SyncView {
  /** Truth about the network is a real answer, never navigator.onLine. */
  connection: "unknown" | "online" | "offline";
  phase: "idle" | "pulling" | "pushing";
  waiting: number;
  client_too_old: boolean;
  last_problem: Problem | null;
}

export interface DownloadProgress {
  step: "shell" | "list" | "levels" | "texts" | "ready" | "failed";
  done: number;
  total: number;
  problem?: Problem;
}
