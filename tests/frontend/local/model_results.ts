import type { PushResult } from "../../../frontend/src/local/server";

/** What the model server knows of a mutation. */
export interface Ledgered {
  content: string;
  client: string;
  seq: number;
  levelsSeq: number;
  held: boolean;
  settlesAt: string | null;
}

/** What it answers for each. */
export const rejected = (id: string, problem: string): PushResult => ({
  id,
  outcome: "rejected",
  problem: { type: `/problems/${problem}`, title: problem, status: 422 },
});

export const answered = (
  id: string,
  outcome: "applied" | "duplicate",
  { levelsSeq, held, settlesAt }: Ledgered,
): PushResult => ({
  id,
  outcome,
  seq: levelsSeq,
  day: "2026-11-21",
  day_moved: false,
  held,
  settles_at: settlesAt,
});
