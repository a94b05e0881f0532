import type { SaidMistake } from "../mistakes/contract";
import type {
  Counting,
  FactName,
  MutationStatus,
  Outcome,
  Preferences,
  Problem,
  Remember,
} from "../types";
import type { LetterArgs, VoidArgs } from "./facts";

/** A mutation on the phone: what travels, and what the server said of it. */
export interface MutationRow {
  /** Minted when the person commits; the same for ever. */
  id: string;
  profile_id: string;
  /** 1, 2, 3 … per profile: the order of committing, which never changes. */
  order: number;
  /** With `client_id` what the server numbers by; both are minted anew after a fork. */
  seq: number;
  client_id: string;
  name: FactName;
  schema: number;
  local_date: string;
  /** JSON, written once. Sent byte for byte by every later version of the app. */
  args: string;
  /**
   * What the fact is about: a letter, and of other facts the claim, tally, outcome or evening. Also in `args`; kept beside
   * it because an undo must still be possible once the name is forgotten.
   */
  letter_id: string;
  status: MutationStatus;
  /** The day that the server counts it for. */
  day: string | null;
  /** The number of the levels space that includes it; null while the server has not said. */
  levels_seq: number | null;
  /** A new phone's card is in public numbers from then on only; missing and null: with `levels_seq`. */
  settles_at?: string | null;
  problem: Problem | null;
  /** `args` no longer says whom the card was for: it cannot be sent again. */
  forgotten: boolean;
  /** "Before a journey" came while it waited: no screen shows the name, and it goes once the server has answered. */
  forget_when_settled?: true;
  /** What somebody heard of this card. Never sent: of a mutation only what the protocol names is. */
  heard?: Mark[];
  /** A written card that was put aside; never sent either. */
  for_later?: true;
}

/** "It arrived", "answered" or "came back", of one card, on this phone. */
export interface Mark {
  outcome: Outcome;
  /** The `outcome_told` that adds to the campaign's total, if it was told: by it the word is taken back. */
  outcome_id: string;
  told: boolean;
}

export interface ProfileRow {
  id: string;
  counting: Counting;
  remember: Remember;
  campaign_id: string | null;
  created_on: string;
  /** "Next person" was tapped: still flushes, is never read on screen. */
  closed: boolean;
  /** The device's token; null until the first counted card is sent. */
  token: string | null;
  client_id: string;
  next_seq: number;
  next_order: number;
  /** The server's memory that the acknowledgements came from. */
  epoch: string | null;
  /** What an organiser of evenings did on this phone: of nobody whose cards are in it, and open whoever has the phone. */
  organises?: true;
  /** Spreads suggestions, so that two hundred phones in a hall do not name the same five people. */
  seed: string;
}

/** One value per key, in the `settings` store. */
export interface Settings {
  current_profile: string;
  preferences: Preferences;
  /** Who may flush where there are no locks, or where a lock's holder is frozen. Milliseconds since 1970. */
  lease: { owner: string; until: number };
  /** Ask the server nothing before this moment (Retry-After). Milliseconds since 1970. */
  hold: number;
  /** Tokens of devices that the server is still to erase. */
  erasures: string[];
  /** "Something is wrong here", said and not sent yet. */
  mistakes: SaidMistake[];
  /** Evenings that this phone takes part in, the latest first. */
  evenings: KeptEvening[];
}

/** A writing evening, as this phone remembers it. */
export interface KeptEvening {
  /** Its code, as normalised. */
  event_id: string;
  /** null: the link did not say. */
  campaign_id: string | null;
  /** The evening's day where this phone opened it; else when it first heard of it. */
  day: string;
  /** The organiser's, on the organisers' phones: who has it speaks for the pile. */
  key: string | null;
}

const parsed = new WeakMap<MutationRow, unknown>();
/** Read once of each row: rows are replaced, never changed in place. */
function argsOf(row: MutationRow): unknown {
  const known = parsed.get(row) ?? JSON.parse(row.args);
  parsed.set(row, known);
  return known;
}

export const letterArgs = (row: MutationRow): Readonly<LetterArgs> => argsOf(row) as LetterArgs;
export const voidArgs = (row: MutationRow): Readonly<VoidArgs> => argsOf(row) as VoidArgs;
/** The row without what somebody heard of its card. */
export function unmarked({ heard: _, ...row }: MutationRow): MutationRow {
  return row;
}
/** No screen says whom this card is for: the name is gone, or goes as soon as the card is sent. */
export const isUnnamed = (row: MutationRow): boolean =>
  row.forgotten || row.forget_when_settled === true;
export const isVoid = (row: MutationRow): boolean => row.name === "fact_voided";
/** A claim's row: a plan, and no card. */
export const isOfClaim = ({ name }: MutationRow): boolean =>
  name === "names_taken" || name === "name_given_back";
/** A card's own fact, or the void of one. */
export const isOfLetter = (row: MutationRow): boolean =>
  (isVoid(row) ? voidArgs(row).fact : row.name).startsWith("letter_");
