import type { Facility, Prisoner } from "../local/types";
import { type EnvelopeLine, envelopeLines } from "../prisoners/envelope";
import { standingOf } from "../prisoners/standing";
import { largestSize } from "./fitting";
import type { Paper } from "./kinds";

/** Why nothing is printed for somebody. */
export type Reason =
  | "gone"
  | "not_held"
  | "nowhere"
  | "closed"
  | "unconfirmed"
  | "no_name"
  | "too_long"
  | "no_sign";

export interface Printable {
  prisoner: Prisoner;
  facility: Facility;
  lines: EnvelopeLine[];
  /** Points. */
  size: number;
}

export interface NotPrinted {
  id: string;
  prisoner: Prisoner | null;
  reason: Reason;
}

export interface Sorted {
  printable: Printable[];
  notPrinted: NotPrinted[];
}

interface People {
  prisoner(id: string): Prisoner | null;
  facility(id: string): Facility | null;
}

/**
 * Sorts people into those for whom something can be printed and those for whom not, each once, in their order. An
 * address that nobody has compared is on no paper: who copies it by hand has read the warning.
 */
export function sortOut(
  ids: readonly string[],
  people: People,
  paper: Paper,
  wide: (text: string) => number,
): Sorted {
  const sorted: Sorted = { printable: [], notPrinted: [] };
  for (const id of new Set(ids)) {
    const prisoner = people.prisoner(id);
    const facility = prisoner?.facility_id ? people.facility(prisoner.facility_id) : null;
    const found = prisoner ? printed(prisoner, facility, paper, wide) : "gone";
    if (typeof found === "string") sorted.notPrinted.push({ id, prisoner, reason: found });
    else sorted.printable.push(found);
  }
  return sorted;
}

function printed(
  prisoner: Prisoner,
  facility: Facility | null,
  paper: Paper,
  wide: (text: string) => number,
): Printable | Reason {
  const reason = reasonAgainst(prisoner, facility);
  if (reason) return reason;
  const lines = facility && envelopeLines(prisoner, facility);
  if (!facility || !lines || lines.length === facility.address?.length) return "no_name";
  // One language on one envelope: a name that is known in other letters only is for a pen.
  if (isCyrillic(lines[0]?.text ?? "") !== isCyrillic(lines[1]?.text ?? "")) return "no_name";
  const texts = lines.map(({ text }) => text);
  const size = largestSize(texts, paper.sizes, paper.area, wide);
  return size ? { prisoner, facility, lines, size } : "too_long";
}

/** What forbids a card at all, or an address that is printed. Null: nothing does. */
export function reasonAgainst(prisoner: Prisoner, facility: Facility | null): Reason | null {
  switch (standingOf(prisoner, facility)) {
    case "ready":
      return null;
    case "nowhere":
      return "nowhere";
    case "closed":
      return "closed";
    case "withheld":
    case "unchecked":
      return "unconfirmed";
    default:
      return "not_held";
  }
}

function isCyrillic(text: string): boolean {
  return /[Ѐ-ӿ]/.test(text);
}
