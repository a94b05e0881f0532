import type { PushAnswer, PushResult } from "../server";
import type { Problem } from "../types";
import { forgetSettled, spentIds } from "./forget";
import type { MutationRow, ProfileRow } from "./rows";

/** What is stored after an answer: the profile, the rows that changed, the ids that leave. */
export interface Settlement {
  profile: ProfileRow;
  changed: MutationRow[];
  gone: string[];
}

/**
 * Applies what the server said. Only ids that the answer names are touched; a new epoch puts everything that was
 * acknowledged back into the queue; a fork or a new epoch numbers the queue anew under a new client_id.
 */
export function settle(
  profile: ProfileRow,
  rows: MutationRow[],
  answer: PushAnswer,
  mintId: () => string,
): Settlement {
  const lostMemory = hasLost(profile, answer.epoch);
  const named = new Map(answer.results.map((result) => [result.id, result]));
  const told = rows.map((row) => {
    const result = named.get(row.id);
    if (result) return heard(row, result);
    return lostMemory ? queuedAgain(row) : row;
  });
  const forked = answer.results.some(({ id, outcome }) => outcome === "fork" && isOurs(rows, id));
  const moved = inEpoch(profile, answer.epoch);
  const numbered =
    forked || lostMemory ? numberAnew(moved, told, mintId()) : { profile: moved, rows: told };
  return withForgetting(numbered.profile, rows, numbered.rows, answer.durable_before);
}

/**
 * Must what this profile had acknowledged be sent again? Never while "do not count me" stands: the profile stays in its old
 * epoch, so that a second yes finds out, and names may go meanwhile.
 */
export const hasLost = ({ counting, epoch }: ProfileRow, now: string): boolean =>
  counting !== "no" && epoch !== null && epoch !== now;

const inEpoch = (profile: ProfileRow, now: string): ProfileRow =>
  profile.counting === "no" && profile.epoch ? profile : { ...profile, epoch: now };

/** The server's memory may have gone back: everything acknowledged waits again, under a new client_id. */
export function queueAgain(
  profile: ProfileRow,
  rows: MutationRow[],
  epoch: string,
  mintId: () => string,
): Settlement {
  const moved = inEpoch(profile, epoch);
  if (!hasLost(profile, epoch)) return { profile: moved, changed: [], gone: [] };
  const numbered = numberAnew(moved, rows.map(queuedAgain), mintId());
  return { profile: numbered.profile, changed: differing(rows, numbered.rows), gone: [] };
}

/** A new token for a device that the server does not know: what waits is numbered anew. */
export function registerAnew(
  profile: ProfileRow,
  rows: MutationRow[],
  registration: { token: string; epoch: string },
  mintId: () => string,
): Settlement {
  const again = queueAgain(profile, rows, registration.epoch, mintId);
  const current = merge(rows, again.changed);
  const { profile: numbered, rows: after } = numberAnew(again.profile, current, mintId());
  return {
    profile: { ...numbered, token: registration.token },
    changed: differing(rows, after),
    gone: [],
  };
}

/** The envelope with this mutation alone was not understood: it is shown, and the queue goes on. */
export const refuse = (
  profile: ProfileRow,
  rows: MutationRow[],
  id: string,
  problem: Problem,
): Settlement =>
  withForgetting(
    profile,
    rows,
    rows.map((row) => (row.id === id ? { ...row, status: "not_counted", problem } : row)),
    0,
  );

const isOurs = (rows: MutationRow[], id: string): boolean => rows.some((row) => row.id === id);

function heard(row: MutationRow, result: PushResult): MutationRow {
  switch (result.outcome) {
    case "applied":
    case "duplicate":
      return {
        ...row,
        // As of now, in a duplicate too: a coordinator may have looked since the first answer.
        status: result.held ? "held" : "counted",
        day: result.day ?? row.day,
        levels_seq: result.seq,
        ...(result.settles_at && { settles_at: result.settles_at }),
        problem: null,
      };
    case "rejected":
      return { ...row, status: "not_counted", problem: result.problem };
    default:
      return row;
  }
}

/** What was acknowledged waits again: the server's memory of it may be lost. */
export function queuedAgain(row: MutationRow): MutationRow {
  const acknowledged = row.status === "counted" || row.status === "held";
  if (!acknowledged) return row;
  const told = { ...row, settles_at: null };
  // It cannot be sent again: if this memory has it, it is in its numbers, and else it is in nobody's.
  return row.forgotten
    ? { ...told, levels_seq: 0 }
    : { ...told, status: "waiting", levels_seq: null };
}

function numberAnew(
  profile: ProfileRow,
  rows: MutationRow[],
  clientId: string,
): { profile: ProfileRow; rows: MutationRow[] } {
  const queue = rows.filter((row) => row.status === "waiting").sort((a, b) => a.order - b.order);
  const seqs = new Map(queue.map((row, place) => [row.id, place + 1]));
  return {
    profile: { ...profile, client_id: clientId, next_seq: queue.length + 1 },
    rows: rows.map((row) => {
      const seq = seqs.get(row.id);
      return seq === undefined ? row : { ...row, client_id: clientId, seq };
    }),
  };
}

function withForgetting(
  profile: ProfileRow,
  before: MutationRow[],
  after: MutationRow[],
  durableBefore: number,
): Settlement {
  const gone = spentIds(profile, after, durableBefore);
  const kept = merge(after, forgetSettled(profile, after));
  return {
    profile,
    changed: differing(before, kept).filter((row) => !gone.includes(row.id)),
    gone,
  };
}

function merge(rows: MutationRow[], changed: MutationRow[]): MutationRow[] {
  const byId = new Map(changed.map((row) => [row.id, row]));
  return rows.map((row) => byId.get(row.id) ?? row);
}

/** Rows are replaced, never changed in place: identity tells which must be stored. */
function differing(before: MutationRow[], after: MutationRow[]): MutationRow[] {
  const known = new Set(before);
  return after.filter((row) => !known.has(row));
}
