import type { MessageKey } from "../messages/catalogue";
import { t } from "../messages/translate";

type PlaceKey = Extract<MessageKey, `releases.to_${string}`>;

const known: Readonly<Record<string, PlaceKey>> = {
  Ukraine: "releases.to_Ukraine",
  Lithuania: "releases.to_Lithuania",
  Poland: "releases.to_Poland",
  Germany: "releases.to_Germany",
};

/** "to Ukraine"; a place without words of its own stays as the source writes it. */
export function towards(place: string): string {
  const key = known[place];
  return key && key !== "releases.to_other" ? t(key) : t("releases.to_other", { place });
}

/** "114 were taken to Ukraine, 9 to Lithuania": the most first, then by name. Empty when nothing is known. */
export function destinationWords(destinations: Readonly<Record<string, number>>): string {
  const places = Object.entries(destinations).sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return places
    .map(([place, n], index) =>
      index === 0
        ? t("releases.destination", { n, place: towards(place) })
        : `${n} ${towards(place)}`,
    )
    .join(", ");
}
