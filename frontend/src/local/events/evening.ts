import type { HandedInArgs, PilePostedArgs, TallyArgs } from "../outbox/facts";
import { factsOf } from "../outbox/lifecycle";
import { isUnnamed, isVoid, letterArgs, type MutationRow, voidArgs } from "../outbox/rows";
import type { MutationStatus } from "../types";

/** Cards that were counted by hand in one go. */
export interface Tally {
  tally_id: string;
  cards: number;
  /** null: for nobody in particular, or no screen says for whom any more. */
  prisoner_id: string | null;
  status: MutationStatus;
}

export interface PostedPile {
  pile_id: string;
  day: string;
  status: MutationStatus;
}

/** What this phone knows of an evening by its own facts. */
export interface EveningFacts {
  /** null: another device has opened it. */
  opened: MutationStatus | null;
  /** Handed in there from here, and neither taken back nor posted by their writers: whose they are; null is forgotten. */
  handedIn: (string | null)[];
  /** In the order of counting; without those taken back. */
  tallies: Tally[];
  /** The latest that was not taken back. */
  pile: PostedPile | null;
}

export function eveningOf(rows: readonly MutationRow[], eventId: string): EveningFacts {
  const own = rows.filter((row) => !isVoid(row) && eventOf(row) === eventId);
  const taken = new Set(
    rows
      .filter(isVoid)
      .filter(isOfEvening)
      .map(({ letter_id }) => letter_id),
  );
  const standing = own.filter(({ letter_id }) => !taken.has(letter_id));
  const pile = standing.filter(({ name }) => name === "pile_posted").slice(-1)[0];
  return {
    opened: own.find(({ name }) => name === "event_opened")?.status ?? null,
    handedIn: handedIn(rows, eventId),
    tallies: standing.filter(({ name }) => name === "tally_recorded").map(tally),
    pile: pile ? postedPile(pile) : null,
  };
}

const eventOf = (row: MutationRow): unknown =>
  (JSON.parse(row.args) as Partial<HandedInArgs>).event_id;

const isOfEvening = (row: MutationRow): boolean =>
  ["tally_recorded", "pile_posted"].includes(voidArgs(row).fact);

function handedIn(rows: readonly MutationRow[], eventId: string): (string | null)[] {
  return factsOf(rows).flatMap(({ standing: [row] }) =>
    row?.name === "letter_handed_in" && eventOf(row) === eventId
      ? [isUnnamed(row) ? null : (letterArgs(row).prisoner_id ?? null)]
      : [],
  );
}

function tally(row: MutationRow): Tally {
  const { tally_id, cards, prisoner_id } = JSON.parse(row.args) as TallyArgs;
  return {
    tally_id,
    cards,
    prisoner_id: isUnnamed(row) ? null : (prisoner_id ?? null),
    status: row.status,
  };
}

function postedPile(row: MutationRow): PostedPile {
  const { pile_id, day } = JSON.parse(row.args) as PilePostedArgs;
  return { pile_id, day, status: row.status };
}

/** Cards counted by hand, as far as this phone knows. */
export const cardsOf = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, { cards }) => sum + cards, 0);

/** Somebody whose cards are to leave the box before it is posted. */
export interface TakeOut {
  prisoner_id: string;
  /** How many are known of; there may be more. */
  cards: number;
}

/** What the server says of an evening's box; docs/sync-protocol.md. */
export interface PileTold {
  posted_on: string | null;
  /** Has a coordinator said yes to this evening? Nothing of it counts before. */
  accepted: boolean;
  /** Cards handed in by phones and not posted. */
  by_phones: number;
  take_out: TakeOut[];
}

/**
 * Whose cards leave the box: those the server names, and of what this phone knows those whom `mayHaveMail` says no of.
 * Of one person the larger number, because both may count the same card.
 */
export function takeOutOf(
  facts: EveningFacts,
  told: readonly TakeOut[],
  mayHaveMail: (prisonerId: string) => boolean,
): TakeOut[] {
  const own = new Map<string, number>();
  const found = (id: string | null, cards: number) => {
    if (id !== null && !mayHaveMail(id)) own.set(id, (own.get(id) ?? 0) + cards);
  };
  for (const id of facts.handedIn) found(id, 1);
  for (const { prisoner_id, cards } of facts.tallies) found(prisoner_id, cards);
  const all = new Map(told.map(({ prisoner_id, cards }) => [prisoner_id, cards]));
  for (const [id, cards] of own) all.set(id, Math.max(cards, all.get(id) ?? 0));
  return [...all].map(([prisoner_id, cards]) => ({ prisoner_id, cards }));
}
