import type { Facility } from "../local/types";

/** The town as the address says it ("Гомель"), from the line that begins with a postcode or "г."; null: not said. */
export function townOf({ address }: Facility): string | null {
  for (const line of address ?? []) {
    const [, postcode, kind, town] = /^(\d{6})?,?\s*(г\.\s*)?(.+)$/.exec(line) ?? [];
    if (postcode || kind) return town ?? null;
  }
  return null;
}
