import type { Proposal } from "../api/types";
import { linkTo } from "../routes";

/** What tells one proposal from another. */
export type ProposalKey = Pick<Proposal, "kind" | "source" | "as_of">;

/** The address at which a draft is made of a proposal. */
export function composeLink({ kind, source, as_of }: ProposalKey): string {
  return `${linkTo.compose}?${new URLSearchParams({ kind, source, as_of: as_of ?? "" })}`;
}

export function proposalIn(query: Readonly<Record<string, string>>): ProposalKey | null {
  const { kind, source, as_of } = query;
  if ((kind !== "no_longer_held" && kind !== "died") || !source) return null;
  return { kind, source, as_of: as_of || null };
}

/** The day on this computer's calendar, as 2026-11-22. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
