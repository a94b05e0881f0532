import type { CountedBy, LetterFact, Outcome } from "../types";

/** What a card's facts say. The name is missing once it is forgotten. */
export interface LetterArgs {
  letter_id: string;
  prisoner_id?: string;
  campaign_id: string;
}

/** It lies in the pile of that evening's organiser, who posts it. */
export interface HandedInArgs extends LetterArgs {
  event_id: string;
}

/** A claim on each of these: it weighs in levels, blocks nobody, and ends by itself. */
export interface NamesTakenArgs {
  claim_id: string;
  prisoner_ids: string[];
  campaign_id: string;
}

export interface NameGivenBackArgs {
  claim_id: string;
  prisoner_id: string;
}

export interface EventOpenedArgs {
  event_id: string;
  campaign_id: string;
  counting: CountedBy;
  day: string;
  /** SHA-256, in hex, of the organiser's key. */
  key_hash: string;
}

/** Cards counted by hand; `key` says that the organiser did. */
export interface TallyArgs {
  tally_id: string;
  event_id: string;
  campaign_id: string;
  cards: number;
  prisoner_id: string | null;
  key: string;
}

/** The evening's pile went into the letter box that day, but for the cards to the people in `taken_out`. */
export interface PilePostedArgs {
  /** Minted here: an evening's code is known to everybody, and knowing this is the right to take it back. */
  pile_id: string;
  event_id: string;
  day: string;
  taken_out: string[];
  key: string;
}

export interface OutcomeArgs {
  outcome_id: string;
  campaign_id: string;
  outcome: Outcome;
}

export interface LetterVoidArgs {
  letter_id: string;
  fact: LetterFact;
}

/** Takes a fact back; wins whatever the order. */
export type VoidArgs =
  | LetterVoidArgs
  | { tally_id: string; fact: "tally_recorded" }
  | { pile_id: string; event_id: string; fact: "pile_posted" }
  | { outcome_id: string; fact: "outcome_told" };

/** What somebody did, as it is sent. */
export type Fact =
  | { name: "letter_written" | "letter_posted"; args: LetterArgs }
  | { name: "letter_handed_in"; args: HandedInArgs }
  | { name: "fact_voided"; args: VoidArgs }
  | { name: "names_taken"; args: NamesTakenArgs }
  | { name: "name_given_back"; args: NameGivenBackArgs }
  | { name: "event_opened"; args: EventOpenedArgs }
  | { name: "tally_recorded"; args: TallyArgs }
  | { name: "pile_posted"; args: PilePostedArgs }
  | { name: "outcome_told"; args: OutcomeArgs };

type Subject = "letter_id" | "claim_id" | "tally_id" | "outcome_id" | "pile_id" | "event_id";

/** The id of what a fact is about: a letter (of whatever evening), a claim, a tally, an outcome, a pile, or else an evening. */
export function subjectOf(args: Fact["args"]): string {
  const { letter_id, claim_id, tally_id, outcome_id, pile_id, event_id } = args as Partial<
    Record<Subject, string>
  >;
  return (letter_id ?? claim_id ?? tally_id ?? outcome_id ?? pile_id ?? event_id) as string;
}
