import { daysBefore } from "../clock";
import type { Deciding } from "../contract";
import { CLAIM_DAYS, givenBack, takenArgs } from "../outbox/claims";
import type { Fact } from "../outbox/facts";
import { factsOf } from "../outbox/lifecycle";
import { isUnnamed, letterArgs, type MutationRow } from "../outbox/rows";
import type { Letter } from "../types";
import { runningClaims, takenNow } from "./taking";

/** As many names as one fact may hold. */
export const MOST_NAMES = 20;

/** Where somebody of a batch stands: whatever became of their card, or given back. */
export interface Entry {
  prisoner_id: string;
  state: "to_write" | Letter["state"] | "given_back";
}

export interface Batch {
  entries: Entry[];
  /** The last day on which it stands; after that it ends by itself. */
  until: string;
}

/** What this phone has taken and what became of it; null when nothing is taken. A name taken twice stands once. */
export function batchOf(rows: readonly MutationRow[], today: string): Batch | null {
  const claims = runningClaims(rows, today);
  const entries = new Map<string, Entry>();
  let until = "";
  for (const { taken, names } of claims) {
    for (const id of takenArgs(taken).prisoner_ids) {
      const card = cardSince(rows, taken, id);
      const open =
        names.includes(id) || entries.get(id)?.state === "to_write" || wasUndone(rows, taken, id);
      entries.set(id, { prisoner_id: id, state: card ?? (open ? "to_write" : "given_back") });
    }
    const last = daysBefore(taken.local_date, -CLAIM_DAYS);
    if (last > until) until = last;
  }
  return entries.size > 0 ? { entries: [...entries.values()], until } : null;
}

/** What became of the card to somebody since they were taken. */
function cardSince(
  rows: readonly MutationRow[],
  taken: MutationRow,
  id: string,
): Letter["state"] | undefined {
  const states = factsOf(rows.filter(({ order }) => order > taken.order))
    .map(({ standing }) => standing[0])
    .filter((row) => row && !isUnnamed(row) && letterArgs(row).prisoner_id === id)
    .map((row) => row?.name.slice("letter_".length) as Letter["state"]);
  return ["posted", "handed_in", "written"].find((one) =>
    states.includes(one as Letter["state"]),
  ) as Letter["state"] | undefined;
}

/** The card that gave the name back by itself was taken back: it is to be written after all. */
const wasUndone = (rows: readonly MutationRow[], taken: MutationRow, id: string): boolean =>
  rows.some(
    ({ name, letter_id, args, order }) =>
      name === "name_given_back" &&
      letter_id === taken.letter_id &&
      (JSON.parse(args) as { prisoner_id?: string }).prisoner_id === id &&
      cameWithCard(rows, order, id),
  );

/** Names are given back with a card by the numbers right after it. */
function cameWithCard(rows: readonly MutationRow[], order: number, id: string): boolean {
  const before = rows
    .filter((row) => row.order < order && row.name !== "name_given_back")
    .reduce<MutationRow | null>((last, row) => (last && last.order > row.order ? last : row), null);
  return (
    (before?.name === "letter_posted" || before?.name === "letter_handed_in") &&
    letterArgs(before).prisoner_id === id
  );
}

/** These names go back, whoever of them is taken. */
export const giveBack =
  (ids: readonly string[]) =>
  ({ rows }: Deciding): Fact[] =>
    ids.flatMap((id) => givenBack(rows, id));

/** These are taken beside what is: another phone's batch, or a name that was given back. Whoever is taken already is not twice. */
export const takeOver =
  (ids: readonly string[]) =>
  ({ rows, campaign_id, uuid, day }: Deciding): Fact[] => {
    const mine = takenNow(rows, day);
    const prisoner_ids = [...new Set(ids)]
      .filter((id) => !mine.includes(id))
      .slice(0, Math.max(0, MOST_NAMES - mine.length));
    if (prisoner_ids.length === 0) return [];
    return [{ name: "names_taken", args: { claim_id: uuid(), prisoner_ids, campaign_id } }];
  };
