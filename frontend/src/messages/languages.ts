import type { Language } from "../local/types";

/** Languages with a catalogue. A new one is a file beside this, a line in both tables and one in tooling/catalogue_plugin.ts. */
export const languages = ["de", "en"] as const;
export type SpokenLanguage = (typeof languages)[number];

export const languageNames: Record<SpokenLanguage, string> = { de: "Deutsch", en: "English" };

export function isSpoken(language: string | null): language is SpokenLanguage {
  return languages.some((known) => known === language);
}

/** The remembered language, else the first of the browser's that we speak, else English. */
export function chooseLanguage(
  remembered: Language | null,
  asked: readonly string[],
): SpokenLanguage {
  const wishes = [remembered, ...asked.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wishes.find(isSpoken) ?? "en";
}
