import type { Facility, WaitingText } from "../api/facility-types";

/** One thing to compare: an institution, and the text that waits or the address that is there. */
export interface CheckCard {
  key: string;
  facility: Facility;
  /** Null: the address that is there, if any. */
  text: WaitingText | null;
  /** Which of how many texts of this institution, from 1. */
  at: number;
  of: number;
}

/** What nobody has said a word of yet, where most people are held first. */
export function cardsToCheck(facilities: readonly Facility[]): CheckCard[] {
  return facilities
    .filter(
      ({ to_check, waiting }) => to_check && waiting.every((text) => !text.confirmed_by.length),
    )
    .sort((a, b) => b.held - a.held || a.id.localeCompare(b.id))
    .flatMap(cardsOf);
}

/** Is there anything to say yes to, and may whoever asks say it? */
export const mayBeRight = ({ text, facility }: CheckCard): boolean =>
  text ? text.may_confirm : facility.address !== null;

function cardsOf(facility: Facility): CheckCard[] {
  const texts = facility.waiting;
  if (texts.length === 0) return [{ key: facility.id, facility, text: null, at: 1, of: 1 }];
  return texts.map((text, place) => ({
    key: `${facility.id} ${text.proposal_id}`,
    facility,
    text,
    at: place + 1,
    of: texts.length,
  }));
}

/** A text that waits for somebody else than whoever wrote or compared it. */
export interface TextToConfirm {
  text: WaitingText;
  /** Null: an institution that is new. */
  facility: Facility | null;
}

/** Texts that somebody has compared: those for whoever asks, and how many wait for others. */
export function textsToConfirm(
  facilities: readonly Facility[],
  fresh: readonly WaitingText[],
): { mine: TextToConfirm[]; others: number } {
  const all: TextToConfirm[] = [
    ...fresh.map((text) => ({ text, facility: null })),
    ...facilities.flatMap((facility) => facility.waiting.map((text) => ({ text, facility }))),
  ];
  const compared = all.filter(
    ({ text, facility }) =>
      text.confirmed_by.length > 0 && (facility?.state !== "closed" || text.kind === "reopening"),
  );
  const mine = compared.filter(({ text }) => text.may_confirm);
  return { mine, others: compared.length - mine.length };
}
