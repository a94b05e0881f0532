import type { ListView, Prisoner, Release } from "../local/types";

export function latestFirst(releases: readonly Release[]): Release[] {
  return [...releases].sort((a, b) => (a.announced_on < b.announced_on ? 1 : -1));
}

/** People who came out and stand in no release notice, the latest first. */
export function cameOutUnlisted(list: ListView): Prisoner[] {
  const listed = new Set(list.releases.flatMap((release) => release.prisoner_ids));
  const day = (prisoner: Prisoner) => prisoner.release?.on ?? "";
  return list.prisoners
    .filter((prisoner) => prisoner.state === "came_out" && !listed.has(prisoner.id))
    .sort((a, b) => (day(a) < day(b) ? 1 : -1));
}
