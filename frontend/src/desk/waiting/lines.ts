import type { DeskRole, Waiting } from "../api/types";

export type WaitingKind = keyof Waiting;

/** What cannot wait comes first: a hold runs out by itself. */
const ORDER = [
  "on_hold",
  "releases_to_confirm",
  "family_requests",
  "imports_waiting",
  "states_to_check",
  "texts_to_confirm",
  "facilities_to_check",
  "places_unmatched",
  "events_to_accept",
  "mistakes",
  "letters_held",
  "set_aside",
] as const satisfies readonly WaitingKind[];

const FOR_COORDINATORS: readonly WaitingKind[] = [
  "on_hold",
  "releases_to_confirm",
  "releases_waiting_for_others",
  "imports_waiting",
  "states_to_check",
  "texts_to_confirm",
  "facilities_to_check",
  "places_unmatched",
  "set_aside",
  "family_requests",
  "events_to_accept",
  "mistakes",
];

export interface Line<K extends WaitingKind = WaitingKind> {
  kind: K;
  n: number;
}

/** What waits for somebody of this role, and what they only need to know: nothing that is zero. */
export function waitingLines(waiting: Waiting, role: DeskRole): { now: Line[]; others: Line[] } {
  const line = (kind: WaitingKind): Line[] =>
    waiting[kind] > 0 && (role === "coordinator" || !FOR_COORDINATORS.includes(kind))
      ? [{ kind, n: waiting[kind] }]
      : [];
  return { now: ORDER.flatMap(line), others: line("releases_waiting_for_others") };
}
