import type { Names } from "../api/types";
import { language } from "../messages/translate";

/** Latin letters first for a reader of them; a person's own script when that is all there is. */
const ORDER = ["en", "de", "be", "ru"];

/** The name that a reader of this language can read; the id for somebody without any. */
export function nameFor(names: Names, reader: string, id: string): string {
  const wished = [reader, ...ORDER, ...Object.keys(names)];
  return wished.map((code) => names[code]).find(Boolean) ?? id;
}

export const readableName = (names: Names, id: string): string => nameFor(names, language(), id);

/** The same name in its own script, where the first is another. */
export function ownScript(names: Names, shown: string): { text: string; lang: string } | null {
  for (const lang of ["be", "ru"]) {
    const text = names[lang];
    if (text && text !== shown) return { text, lang };
  }
  return null;
}
