import catalogues from "virtual:desk-catalogues";
import type { DeskCatalogue } from "./catalogue";
import { speak } from "./translate";

/** Languages of the desk, by code. */
export const languages: readonly string[] = Object.keys(catalogues);

export const nameOfLanguage = (language: string): string => catalogues[language]?.name ?? language;

/** The first of the browser's languages that the desk speaks, else English. Nothing is remembered: nothing is stored. */
export function chooseLanguage(asked: readonly string[]): string {
  const wishes = asked.map((tag) => tag.split("-", 1)[0]?.toLowerCase() ?? "");
  return wishes.find((wish) => languages.includes(wish)) ?? "en";
}

/** Fetches a catalogue and puts it into use. Rejects without a network. */
export async function loadAndSpeak(language: string): Promise<void> {
  const address = catalogues[language]?.address;
  if (!address) throw new Error(`no catalogue ${language}`);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`catalogue ${language}: ${answer.status}`);
  speak(language, (await answer.json()) as DeskCatalogue);
}
