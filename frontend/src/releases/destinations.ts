import { t } from "../messages/translate";
import { towards } from "../prisoners/destination";

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
