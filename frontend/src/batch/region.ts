import type { Facility } from "../local/types";

/**
 * Postcodes begin with the region's number, as they did in Soviet times (Belpost's codes, listed by region in encyclopaedias; each
 * address of the record agrees). The city of Minsk and the region around it share theirs.
 */
const BY_POSTCODE = {
  brest: ["224", "225"],
  vitsebsk: ["210", "211"],
  homel: ["246", "247"],
  hrodna: ["230", "231"],
  minsk: ["220", "221", "222", "223"],
  mahiliou: ["212", "213"],
} as const;

export type Region = keyof typeof BY_POSTCODE;

export const regions = Object.keys(BY_POSTCODE) as Region[];

/** The region that the address's postcode says; null: none is in it, or one of nowhere in Belarus. */
export function regionOf({ address }: Facility): Region | null {
  const start = /(?:^|\D)(\d{3})\d{3}(?!\d)/.exec((address ?? []).join("\n"))?.[1];
  return regions.find((region) => BY_POSTCODE[region].some((one) => one === start)) ?? null;
}
