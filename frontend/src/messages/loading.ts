import addresses from "virtual:catalogues";
import type { Catalogue } from "./catalogue";
import type { SpokenLanguage } from "./languages";
import { speak, spoken } from "./translate";

/**
 * Fetches a catalogue and puts it into use. The worker keeps all of them with the shell, so none is missing offline.
 * Rejects without a network while nothing is kept.
 */
export async function loadAndSpeak(language: SpokenLanguage): Promise<void> {
  if (spoken() === language) return;
  const answer = await fetch(addresses[language]);
  if (!answer.ok) throw new Error(`catalogue ${language}: ${answer.status}`);
  speak(language, (await answer.json()) as Catalogue);
}
