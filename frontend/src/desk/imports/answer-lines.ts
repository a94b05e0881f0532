import { type Trouble, troubleOf } from "../api/trouble";

/** How far the server has come; `reading` counts lines, the others are one. */
export interface Step {
  step: string;
  done: number;
  total: number;
}

/** What the server says of a file that it cannot read, for words of our own. */
export interface FileTrouble extends Trouble {
  /** The server's English sentence about this file. */
  detail: string;
  /** Which of the files, from 0; null: not one of them. */
  file: number | null;
  reason: string | null;
  line: number | null;
  column: string | null;
}

export type Told =
  | { kind: "step"; step: Step }
  | { kind: "id"; id: string }
  | { kind: "trouble"; trouble: FileTrouble };

/** Whole lines of an answer that is still coming, from a place in it; and the place from which to go on. */
export function linesFrom(text: string, from: number): { lines: Told[]; next: number } {
  const end = text.lastIndexOf("\n") + 1;
  const whole = end > from ? text.slice(from, end).split("\n") : [];
  return {
    lines: whole.filter((line) => line.trim() !== "").flatMap(told),
    next: Math.max(from, end),
  };
}

function told(line: string): Told[] {
  let said: { id?: unknown; problem?: unknown } & Partial<Step>;
  try {
    said = JSON.parse(line);
  } catch {
    return [];
  }
  if (typeof said.id === "string") return [{ kind: "id", id: said.id }];
  if (said.problem) return [{ kind: "trouble", trouble: fileTrouble(said.problem) }];
  const { step, done = 0, total = 1 } = said;
  return step ? [{ kind: "step", step: { step, done, total } }] : [];
}

/** A problem document about a file. */
export function fileTrouble(problem: unknown, status = 422): FileTrouble {
  const said = (problem ?? {}) as Record<string, unknown>;
  const detail = typeof said.detail === "string" ? said.detail : "";
  const number = /^file (\d+)/.exec(detail)?.[1];
  return {
    ...troubleOf(typeof said.status === "number" ? said.status : status, problem),
    detail,
    file: number ? Number(number) - 1 : null,
    reason: typeof said.reason === "string" ? said.reason : null,
    line: typeof said.line === "number" ? said.line : null,
    column: typeof said.column === "string" ? said.column : null,
  };
}

/** Of 1, how much is done: sending is a quarter of it, reading the most. */
export function shareDone({ step, done, total }: Step): number {
  const [from, width] = SPANS[step] ?? [0, 0];
  return from + width * (total > 0 ? Math.min(1, done / total) : 0);
}

const SPANS: Readonly<Record<string, readonly [number, number]>> = {
  sending: [0, 0.25],
  reading: [0.25, 0.5],
  comparing: [0.75, 0.2],
  keeping: [0.95, 0.05],
};
