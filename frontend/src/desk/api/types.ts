/** What the desk's API says. api/agreement.ts holds these against the types made from the OpenAPI document. */

export type DeskRole = "assistant" | "coordinator";

export interface Named {
  id: string;
  name: string;
}

export interface Passkey {
  id: number;
  label: string;
  added_on: string;
  last_used_on: string | null;
}

export interface Me {
  id: string;
  name: string;
  role: DeskRole;
  passkeys: Passkey[];
  session_seconds_left: number;
}

/** Of this browser; null while nobody is signed in. */
export interface DeskSession {
  coordinator: Me | null;
}

/** By language, as the source writes them. */
export type Names = Record<string, string>;

export interface Waiting {
  releases_to_confirm: number;
  releases_waiting_for_others: number;
  on_hold: number;
  states_to_check: number;
  set_aside: number;
  imports_waiting: number;
  letters_held: number;
  family_requests: number;
  mistakes: number;
  events_to_accept: number;
  facilities_to_check: number;
  texts_to_confirm: number;
  places_unmatched: number;
}

export interface Report {
  report_id: number;
  prisoner_id: string;
  names: Names;
  kind: string;
  source: string;
  source_id: string | null;
  reported_on: string | null;
  proposed_by: string | null;
  may: { propose: boolean; confirm: boolean };
}

/** Cards of one campaign and day that somebody has looked at, and that do not count. */
export interface LeftOutLetters {
  campaign_id: string;
  day: string;
  cards: number;
  people: { prisoner_id: string; names: Names; cards: number }[];
}

/** Cards of one campaign and day that wait for a look. */
export interface HeldLetters extends LeftOutLetters {
  phones: number;
  most_of_one_phone: number;
  of_unknown_phones: number;
}

export interface Campaign {
  id: string;
  name: Names;
  opens_on: string;
  closes_on: string | null;
  closed: boolean;
  default: boolean;
}

export interface DayCount {
  day: string;
  posted: number;
  held: number;
}

export interface PersonCount {
  prisoner_id: string;
  names: Names;
  posted: number;
  held: number;
}

/** With day and person known, a small number says who wrote: of days below five only their number is told. */
export interface PersonDays {
  days: { day: string; posted: number }[];
  below_five: number;
}

export interface Tally {
  id: string;
  day: string;
  cards: number;
}

export interface CampaignCounts {
  campaign_id: string;
  phones: { total: number; days: DayCount[] };
  paper: { total: number; tallies: Tally[] };
  people: PersonCount[];
  without_any_card: { prisoner_id: string; names: Names }[];
}

export interface AuditEntry {
  id: number;
  at: string;
  by: Named | null;
  action: string;
  subject: string | null;
  detail: Record<string, unknown>;
}

export interface Source {
  label: string;
  url: string;
  on: string;
}

export interface ReleaseText {
  title: string;
  body: string;
}

export interface ContentPerson {
  prisoner_id: string;
  may_be_named: boolean;
}

export type ReleaseKind = "release" | "death";

/** What a draft says, but for the texts, which the server makes of it. */
export interface WrittenContent {
  kind: ReleaseKind;
  happened_on: string;
  freed: number;
  destinations: Record<string, number>;
  people: ContentPerson[];
  sources: Source[];
}

export interface Content extends WrittenContent {
  texts: Record<string, ReleaseText>;
}

export type DraftState = "reported" | "on_hold" | "stopped" | "told" | "dropped";
export type DraftStep = "first" | "correction" | "withdrawal";

export interface Contradiction {
  prisoner_id: string;
  kind: "held" | "detained_again" | "died" | "no_longer_held";
  source: string;
  reported_on: string | null;
}

export interface Draft {
  id: number;
  release_id: string;
  version: number;
  step: DraftStep;
  state: DraftState;
  content: Content;
  content_hash: string;
  texts_version: string;
  /** Of everybody in `content.people`, by id. */
  names: Record<string, Names>;
  /** Undecided words of sources that do not fit it. */
  contradicted_by: Contradiction[];
  /** By whoever asks, in this version. */
  source_opened: boolean;
  authors: Named[];
  confirmed_by: Named | null;
  reported_at: string;
  /** By the server's clock. */
  hold_seconds_left: number | null;
  stopped_by: Named | null;
  reason: string | null;
  told_at: string | null;
  may: {
    amend: boolean;
    confirm: boolean;
    confirm_refused_because: string | null;
    stop: boolean;
    drop: boolean;
  };
}

export interface PublicRelease {
  id: string;
  kind: ReleaseKind;
  state: "told" | "corrected" | "withdrawn";
  questioned: boolean;
  announced_on: string;
  freed: number;
  destinations: Record<string, number>;
  /** How many people are named. */
  named: number;
  source: string;
  texts: Record<string, ReleaseText>;
  last_draft_id: number | null;
  questioned_by: Named | null;
  question_reason: string | null;
  may: { correct: boolean; withdraw: boolean; question: boolean; lift_question: boolean };
}

export interface Releases {
  drafts: Draft[];
  releases: PublicRelease[];
}

export interface ProposedReport {
  report_id: number;
  prisoner_id: string;
  names: Names;
  source_id: string | null;
  reported_on: string | null;
}

export interface Proposal {
  kind: "no_longer_held" | "died";
  source: string;
  as_of: string | null;
  reports: ProposedReport[];
}

export interface OpenRecovery {
  id: number;
  asked_by: Named;
  asked_at: string;
}

export interface Coordinator {
  id: string;
  name: string;
  role: DeskRole;
  founding: boolean;
  invited_by: Named | null;
  joined_on: string;
  revoked: boolean;
  recovery: OpenRecovery | null;
}

export interface WaitingInvite {
  id: number;
  purpose: string;
  role: DeskRole;
  invited_by: Named | null;
  created_at: string;
  expires_at: string;
  opened: boolean;
}

/** A new link, shown this once. */
export interface InviteLink {
  id: number;
  link: string;
  expires_at: string;
}
