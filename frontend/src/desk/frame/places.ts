import type { DeskRole } from "../api/types";
import { type DeskPlace, type DeskRoute, routes } from "../routes";

const all: readonly DeskRoute[] = routes;

/** The places that a role may go to, in the rail's order; "more" is only for the small bar. */
export function placesFor(role: DeskRole): DeskPlace[] {
  const own = all.filter((route) => route.role === "assistant" || role === "coordinator");
  const places = own.flatMap(({ place }) => (place ? [place as DeskPlace] : []));
  return [...new Set(places)].filter((place) => place !== "more");
}

const IN_THE_BAR: readonly DeskPlace[] = ["waiting", "releases", "campaign"];

/** At most three, and "more". */
export function barPlaces(role: DeskRole): DeskPlace[] {
  return [...placesFor(role).filter((place) => IN_THE_BAR.includes(place)), "more"];
}

/** On a phone: is it reached through "more"? */
export function isUnderMore(place: DeskPlace | null): boolean {
  return place !== null && !IN_THE_BAR.includes(place);
}

/** What stands under "more". */
export function placesUnderMore(role: DeskRole): DeskPlace[] {
  return placesFor(role).filter(isUnderMore);
}
