import { envelopeName } from "../local/contract";
import type { Facility, Prisoner, SourceLanguage } from "../local/types";

export interface EnvelopeLine {
  text: string;
  lang: string;
}

/** Name and address in envelope order, all in the language of the address but the country's line. Null while the address is withheld. */
export function envelopeLines(prisoner: Prisoner, facility: Facility): EnvelopeLine[] | null {
  if (!facility.address) return null;
  const name = nameForEnvelope(prisoner, facility.lang);
  const lines = facility.address.map((text) => ({
    text,
    lang: isLatin(text) ? "en" : facility.lang,
  }));
  return name ? [name, ...lines] : lines;
}

/** The name in the language of the address, else in the other Cyrillic one, else in Latin letters of the source. */
function nameForEnvelope(prisoner: Prisoner, lang: SourceLanguage): EnvelopeLine | null {
  const order: SourceLanguage[] = [lang, "ru", "be", "en"];
  const language = order.find((candidate) => prisoner.names[candidate]);
  const text = language && prisoner.names[language];
  return text ? { text: envelopeName(text), lang: language } : null;
}

function isLatin(text: string): boolean {
  return !/[Ѐ-ӿ]/.test(text);
}
