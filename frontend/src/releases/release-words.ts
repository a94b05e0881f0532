import type { Release } from "../local/types";
import { language, t } from "../messages/translate";
import { destinationWords } from "./destinations";

/** What a release is at present; only `told` and `corrected` may be read as news. */
export type ReleaseStanding = "told" | "corrected" | "withdrawn" | "questioned";

export function standingOf(release: Release): ReleaseStanding {
  return release.questioned ? "questioned" : release.state;
}

/** The words that two coordinators have seen, in the reader's language; the record that shipped has none. */
function toldWords({ texts }: Release): { title: string; body: string } | null {
  return texts[language()] ?? texts.en ?? Object.values(texts)[0] ?? null;
}

/** One sentence: what happened, or what became of our report. */
export function headingOf(release: Release): string {
  const standing = standingOf(release);
  if (standing === "questioned") return t("release.questioned");
  const words = toldWords(release);
  if (words) return words.title;
  if (standing === "withdrawn") return t("release.withdrawn");
  return t(release.kind === "death" ? "release.deaths" : "releases.freed", { n: release.freed });
}

/** What follows the heading; empty when there is nothing more to say. */
export function bodyOf(release: Release): string {
  if (release.questioned) return t("release.questioned_text");
  const words = toldWords(release);
  if (words) return words.body;
  if (release.state === "withdrawn") return t("release.withdrawn_text");
  const destinations = destinationWords(release.destinations);
  return destinations && `${destinations}.`;
}

/** Somebody came out, and nobody doubts it: only this is told with a next step as its loudest sign. */
export const isGood = (release: Release): boolean => release.kind === "release" && isNews(release);

/** May people stand under it? */
export const isNews = (release: Release): boolean =>
  ["told", "corrected"].includes(standingOf(release));
