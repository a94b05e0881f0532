import type { Facility, Prisoner } from "../local/types";

/** May a card go to this person now? `ready` is the only yes without a word of caution. */
export type Standing =
  | "ready"
  | "unchecked"
  | "withheld"
  | "nowhere"
  | "closed"
  | "do_not_write"
  | "came_out"
  | "died";

export function standingOf(prisoner: Prisoner, facility: Facility | null): Standing {
  if (prisoner.state !== "held") return prisoner.state;
  if (!facility) return "nowhere";
  if (facility.state === "closed") return "closed";
  if (!facility.address) return "withheld";
  return facility.state === "unchecked" ? "unchecked" : "ready";
}

/** Can a card be written to this address at all? An unchecked one can, with a word; it is just not suggested. */
export function mayWrite(standing: Standing): boolean {
  return standing === "ready" || standing === "unchecked";
}
