import type { Guide, Notice, SpokenLanguage } from "../local/types";
import { languages } from "../messages/languages";
import { language } from "../messages/translate";
import { watched } from "../replica";

/** The reader's language first, then what else the phone may have. */
function readingOrder(): SpokenLanguage[] {
  return [language(), ...languages.filter((other) => other !== language())];
}

/** Guides in the reader's language; where the phone has none, in another that it has. */
export function guidesFor(): { guides: Guide[]; language: SpokenLanguage } {
  const found = readingOrder().find((spoken) => watched().guides(spoken).length > 0) ?? language();
  return { guides: watched().guides(found), language: found };
}

/** A legal text, likewise. */
export function noticeFor(slug: string): { notice: Notice | undefined; language: SpokenLanguage } {
  const inLanguage = (spoken: SpokenLanguage) =>
    watched()
      .notices(spoken)
      .find((text) => text.slug === slug);
  const found = readingOrder().find(inLanguage) ?? language();
  return { notice: inLanguage(found), language: found };
}
