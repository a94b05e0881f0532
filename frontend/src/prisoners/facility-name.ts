import type { Facility } from "../local/types";

/** An institution's name that a reader of this language can read, and in which it is. */
export function facilityName(
  facility: Facility,
  language: string,
): { text: string; lang?: string | undefined } {
  const names: Partial<Record<string, string>> = facility.name;
  const found = [language, "en", "ru", "be"].find((candidate) => names[candidate]);
  return { text: (found && names[found]) || facility.id, lang: found };
}
