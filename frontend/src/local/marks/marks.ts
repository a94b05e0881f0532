import type { Fact } from "../outbox/facts";
import { factsOf } from "../outbox/lifecycle";
import { mintMutation } from "../outbox/mint";
import type { Minting } from "../outbox/record";
import { letterArgs, type Mark, type MutationRow, type ProfileRow, unmarked } from "../outbox/rows";
import type { Settlement } from "../outbox/settle";
import type { Outcome } from "../types";

/**
 * What somebody heard of their card is a field of the card's own row and never leaves the phone with it: only fields that
 * the protocol names are sent. The server is told a fact of its own, of a campaign and of nobody, and only of a card that
 * is counted.
 */
export function hear(
  profile: ProfileRow,
  rows: MutationRow[],
  letterId: string,
  outcome: Outcome,
  minting: Minting,
): Settlement {
  return remark(profile, rows, letterId, minting, (marks, told) => {
    if (marks.some((mark) => mark.outcome === outcome)) return marks;
    const cameBack = outcome === "came_back";
    // What came back did not arrive.
    const still = marks.filter((mark) => !cameBack && mark.outcome !== "came_back");
    return [...still, { outcome, outcome_id: minting.uuid(), told }];
  });
}

/** Takes it back, here and in the campaign's total. */
export const unhear = (
  profile: ProfileRow,
  rows: MutationRow[],
  letterId: string,
  outcome: Outcome,
  minting: Minting,
): Settlement =>
  remark(profile, rows, letterId, minting, (marks) =>
    marks.filter((mark) => mark.outcome !== outcome),
  );

/** A written card is put aside, or taken up again. Nobody is told: it is no fact. */
export function keepForLater(
  profile: ProfileRow,
  rows: MutationRow[],
  letterId: string,
  keep: boolean,
): Settlement {
  const highest = standingOf(rows, letterId);
  if (highest?.name !== "letter_written") return { profile, changed: [], gone: [] };
  const { for_later: _, ...row } = highest;
  return { profile, changed: [keep ? { ...row, for_later: true } : row], gone: [] };
}

const standingOf = (rows: MutationRow[], letterId: string): MutationRow | undefined =>
  factsOf(rows.filter((row) => row.letter_id === letterId))[0]?.standing[0];

function remark(
  profile: ProfileRow,
  rows: MutationRow[],
  letterId: string,
  minting: Minting,
  decide: (marks: Mark[], told: boolean) => Mark[],
): Settlement {
  const highest = standingOf(rows, letterId);
  if (!highest || highest.name === "letter_written") return { profile, changed: [], gone: [] };
  const marked = rows.filter((row) => row.letter_id === letterId && row.heard);
  const before = marked.flatMap((row) => row.heard ?? []);
  const after = decide(before, profile.counting === "yes" && isCounted(highest));
  const changed = new Map(marked.map((row) => [row.id, unmarked(row)]));
  changed.set(highest.id, { ...unmarked(highest), ...(after.length > 0 && { heard: after }) });
  const { campaign_id } = letterArgs(highest);
  const facts = [
    ...before.filter((mark) => !after.includes(mark)).flatMap(untold),
    ...after.filter((mark) => !before.includes(mark)).flatMap((mark) => told(mark, campaign_id)),
  ];
  let numbered = profile;
  for (const fact of facts) {
    const minted = mintMutation(numbered, fact, minting.uuid(), minting.day());
    numbered = minted.profile;
    changed.set(minted.row.id, minted.row);
  }
  return { profile: numbered, changed: [...changed.values()], gone: [] };
}

const isCounted = ({ status }: MutationRow): boolean =>
  status === "waiting" || status === "counted" || status === "held";

const told = ({ outcome, outcome_id, told }: Mark, campaign_id: string): Fact[] =>
  told ? [{ name: "outcome_told", args: { outcome_id, campaign_id, outcome } }] : [];

const untold = ({ outcome_id, told }: Mark): Fact[] =>
  told ? [{ name: "fact_voided", args: { outcome_id, fact: "outcome_told" } }] : [];
