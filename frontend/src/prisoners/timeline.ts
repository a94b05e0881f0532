import type { Prisoner, PrisonerEvent } from "../local/types";

/** One line of somebody's history; `source` null: the one that stands under all of it. */
export interface Happened {
  kind: Known;
  on: string | null;
  facility_id: string | null;
  source: string | null;
}

const KNOWN = [
  "detained",
  "sentenced",
  "moved",
  "came_out",
  "deported",
  "detained_again",
  "died",
] as const;
type Known = (typeof KNOWN)[number];

const isKnown = (event: PrisonerEvent): event is PrisonerEvent & { kind: Known } =>
  (KNOWN as readonly string[]).includes(event.kind);

/**
 * Everything that is public of what happened, oldest first, what has no day last; nothing of whoever is in question.
 * Only the facts again are no history: of whoever is held they stand above already.
 */
export function timelineOf(prisoner: Prisoner): Happened[] {
  if (prisoner.state === "do_not_write") return [];
  const events = (prisoner.events ?? []).filter(isKnown);
  if (prisoner.state === "held" && events.length === 0) return [];
  const { detained_on, sentenced_on, release, state } = prisoner;
  const fact = (kind: Known, on: string | null, source: string | null = null): Happened[] =>
    on ? [{ kind, on, facility_id: null, source }] : [];
  const ended = release && state !== "held" ? fact(state, release.on, release.source) : [];
  const all = [
    ...fact("detained", detained_on),
    ...fact("sentenced", sentenced_on),
    ...events,
    ...ended,
  ];
  const latest = "9999";
  return all.sort((one, other) => ((one.on ?? latest) < (other.on ?? latest) ? -1 : 1));
}
