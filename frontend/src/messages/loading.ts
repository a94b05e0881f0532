import catalogues from "virtual:catalogues";
import type { SpokenLanguage } from "../local/types";
import type { Catalogue } from "./catalogue";
import { speak, spoken } from "./translate";

/**
 * Fetches a catalogue and puts it into use. The worker keeps all of them with the shell, so none is missing offline.
 * Rejects without a network while nothing is kept.
 */
export async function loadAndSpeak(language: SpokenLanguage): Promise<void> {
  if (spoken() === language) return;
  const address = catalogues[language]?.address;
  if (!address) throw new Error(`no catalogue ${language}`);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`catalogue ${language}: ${answer.status}`);
  speak(language, (await answer.json()) as Catalogue);
}
