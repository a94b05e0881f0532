import { factsOf, type LetterFacts } from "../outbox/lifecycle";
import { isUnnamed, letterArgs, type MutationRow } from "../outbox/rows";
import type { KeptLevels } from "../replica/state";
import type { Level } from "../types";

/** How far a levels file goes. */
type Reach = Pick<KeptLevels, "seq" | "settled_until">;

/** What this phone knows of cards that the levels file does not hold yet. */
export interface OwnShare {
  /** Posted cards to add to each campaign's total; below zero when a counted card was taken back. */
  campaigns: Map<string, number>;
  /** People to whom such a card is on its way, and whose name the phone may still show. */
  prisoners: Set<string>;
}

/**
 * Own facts count on this screen until the levels file holds them. That is asked of `levels` and never stored: the transaction that stores a levels file is by itself the one in which they stop being added.
 */
export function ownShare(rows: MutationRow[], levels: Reach): OwnShare {
  const share: OwnShare = { campaigns: new Map(), prisoners: new Set() };
  const then = new Map(
    factsOf(rows, (row) => isIn(row, levels)).map((letter) => [letter.letter_id, letter]),
  );
  for (const letter of factsOf(rows, countsNow)) {
    const posted = postedRow(letter);
    const known = postedRow(then.get(letter.letter_id));
    if (posted && !known) add(share, posted, 1);
    else if (known && !posted) add(share, known, -1);
  }
  return share;
}

/** Some facts wait for a levels file that holds them: only then is the server asked for this moment's levels. */
export const inFlight = (rows: MutationRow[], levelsSeq: number): boolean =>
  rows.some((row) => row.status === "counted" && (row.levels_seq ?? 0) > levelsSeq);

/** A level of the file, with a card of one's own on top: "some on their way" is true of it. */
export const levelWithOwn = (level: Level, own: boolean): Level => (own && level === 0 ? 1 : level);

/** A total is shown from five up, own cards or not. */
export function totalWithOwn(posted: number | null, own: number): number | null {
  const total = posted === null ? null : posted + own;
  return total !== null && total >= 5 ? total : null;
}

const countsNow = (row: MutationRow): boolean =>
  row.status === "waiting" || row.status === "counted";

const isIn = (row: MutationRow, { seq, settled_until }: Reach): boolean =>
  row.status === "counted" &&
  (row.levels_seq ?? 0) <= seq &&
  (!row.settles_at || row.settles_at <= (settled_until ?? ""));

const postedRow = (letter: LetterFacts | undefined): MutationRow | undefined =>
  letter?.standing.find((row) => row.name === "letter_posted");

function add(share: OwnShare, row: MutationRow, cards: number): void {
  const { campaign_id, prisoner_id } = letterArgs(row);
  share.campaigns.set(campaign_id, (share.campaigns.get(campaign_id) ?? 0) + cards);
  if (cards > 0 && prisoner_id !== undefined && !isUnnamed(row)) share.prisoners.add(prisoner_id);
}
