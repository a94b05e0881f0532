import type { Facility, Level, Prisoner } from "../types";
import { nextBirthday } from "./birthday";

/** Why somebody is proposed; screens have the words. `turn`: others have fewer, but everybody comes up. */
export type Reason = "birthday" | "fewest" | "turn";

export interface Proposal {
  prisoner: Prisoner;
  reason: Reason;
}

/** All that decides whom this phone proposes. */
export interface Assigning {
  prisoners: readonly Prisoner[];
  facility: (id: string | null) => Facility | null;
  level: (prisonerId: string) => Level;
  /** Whom this phone has taken or written to: they come last. */
  taken: ReadonlySet<string>;
  /** Whole weeks since the levels were looked at. The older, the less they say, and the more others have followed them. */
  weeks: number;
  /** This phone's own: two hundred phones in a hall spread out by it. */
  seed: string;
  /** The device's calendar day. */
  today: string;
}

/** How long before a birthday a card should be on its way, in days, and how long before it is proposed for that. How long
 * cards take nobody knows: four weeks are our choice. */
export const BIRTHDAY_LEAD = 28;
const BIRTHDAY_SEEN = 70;
/** How much likelier a level comes up than the next: 100 times in the first week, 13 in the next, soon hardly. Measured by
 * `make bench-fairness`. */
const step = (weeks: number): number => 1 + 99 / (1 + weeks) ** 3;
const BIRTHDAY_WEIGHT = 1.5;
const TAKEN_WEIGHT = 1e-9;

/** May a card to this person be marked for posting? Closed institutions and "please do not write" say no. */
export function mayPost(prisoner: Prisoner | null, facility: Facility | null): boolean {
  return prisoner?.state === "held" && facility?.state !== "closed";
}

/**
 * Everybody with an open address, in this phone's order: a lot is drawn in which fewer cards weigh more. Nobody is ever left
 * out, for the order goes on until the last; and somebody whom a list of weeks ago puts last is first on some phone.
 */
export function assign(now: Assigning): Proposal[] {
  return now.prisoners
    .filter((prisoner) => isOpen(prisoner, now.facility(prisoner.facility_id)))
    .map((prisoner) => draw(prisoner, now))
    .sort((a, b) => a.lot - b.lot)
    .map(({ prisoner, reason }) => ({ prisoner, reason }));
}

/** Held, in an open institution whose address is known and from which none came back. */
const isOpen = (prisoner: Prisoner, facility: Facility | null): boolean =>
  prisoner.state === "held" &&
  facility?.state === "open" &&
  facility.address !== null &&
  !facility.returned;

function draw(prisoner: Prisoner, now: Assigning): Proposal & { lot: number } {
  const level = now.level(prisoner.id);
  const birthday = hasBirthdaySoon(prisoner, now.today);
  const weight =
    step(now.weeks) ** -level *
    (birthday ? BIRTHDAY_WEIGHT : 1) *
    (now.taken.has(prisoner.id) ? TAKEN_WEIGHT : 1);
  // Drawing by weight without putting back: the smallest of exponential numbers (Efraimidis and Spirakis, 2006).
  const lot = -Math.log((scatter(now.seed + now.today + prisoner.id) + 1) / 2 ** 32) / weight;
  return { prisoner, lot, reason: birthday ? "birthday" : level === 0 ? "fewest" : "turn" };
}

/** Can a card posted now still be in time, as far as anybody knows? Partial dates say no. */
export function hasBirthdaySoon({ birthday }: Prisoner, today: string): boolean {
  const next = nextBirthday(birthday, today);
  const days = next === null ? 0 : (Date.parse(next) - Date.parse(today)) / 86_400_000;
  return days >= BIRTHDAY_LEAD && days <= BIRTHDAY_SEEN;
}

/** FNV-1a with a finish that mixes well (murmur3's): spreads evenly, the same on every start. */
export function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
