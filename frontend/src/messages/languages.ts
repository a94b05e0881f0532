import catalogues from "virtual:catalogues";
import type { SpokenLanguage } from "../local/types";

/** Languages with a catalogue. A new one is a file beside this, named by its code: nothing else has to know. */
export const languages: readonly SpokenLanguage[] = Object.keys(catalogues);

/** What a language calls itself. */
export function nameOfLanguage(language: SpokenLanguage): string {
  return catalogues[language]?.name ?? language;
}

function isSpoken(language: string | null): language is SpokenLanguage {
  return languages.some((known) => known === language);
}

/** The remembered language, else the first of the browser's that we speak, else English. */
export function chooseLanguage(
  remembered: SpokenLanguage | null,
  asked: readonly string[],
): SpokenLanguage {
  const wishes = [remembered, ...asked.map((tag) => tag.split("-", 1)[0]?.toLowerCase() ?? "")];
  return wishes.find(isSpoken) ?? "en";
}
