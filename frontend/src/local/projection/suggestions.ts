import type { Facility, Level, Prisoner } from "../types";

/** May a card to this person be marked for posting? Closed institutions and "please do not write" say no. */
export function mayPost(prisoner: Prisoner | null, facility: Facility | null): boolean {
  return prisoner?.state === "held" && facility?.state !== "closed";
}

export interface Choice {
  prisoners: Prisoner[];
  facility: (id: string | null) => Facility | null;
  level: (prisonerId: string) => Level;
  seed: string;
}

/** Held, in an open institution whose address is known and from which none came back; fewest cards first, and among equals as this phone's seed has it. */
export function suggest(choice: Choice, count: number): Prisoner[] {
  return choice.prisoners
    .filter((prisoner) => isSuggested(prisoner, choice.facility(prisoner.facility_id)))
    .map((prisoner) => ({
      prisoner,
      level: choice.level(prisoner.id),
      place: scatter(choice.seed + prisoner.id),
    }))
    .sort((a, b) => a.level - b.level || a.place - b.place)
    .slice(0, count)
    .map(({ prisoner }) => prisoner);
}

const isSuggested = (prisoner: Prisoner, facility: Facility | null): boolean =>
  prisoner.state === "held" &&
  facility?.state === "open" &&
  facility.address !== null &&
  !facility.returned;

/** FNV-1a with a finish that mixes well (murmur3's): spreads evenly, the same on every start. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
