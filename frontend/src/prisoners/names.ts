import type { Prisoner, SourceLanguage, SpokenLanguage } from "../local/types";

export interface WrittenName {
  text: string;
  /** The value of `lang`: Latin letters for a Belarusian name are `be-Latn`. */
  lang: string;
  /** Romanised by us, not by the source. */
  derived: boolean;
}

const scripts: Record<SourceLanguage, string> = {
  de: "be-Latn",
  en: "be-Latn",
  be: "be",
  ru: "ru",
};
const order: readonly SourceLanguage[] = ["en", "de", "be", "ru"];

function nameIn(prisoner: Prisoner, language: SourceLanguage): WrittenName | null {
  const text = prisoner.names[language];
  if (!text) return null;
  return { text, lang: scripts[language], derived: prisoner.derived.includes(language) };
}

/** Every name once, the reader's language first. Never empty: without any name the id stands there. */
export function writtenNames(prisoner: Prisoner, reader: SpokenLanguage): WrittenName[] {
  const names: WrittenName[] = [];
  for (const language of [...order.filter((own) => own === reader), ...order]) {
    const name = nameIn(prisoner, language);
    if (name && !names.some((other) => other.text === name.text)) names.push(name);
  }
  return names.length > 0 ? names : [{ text: prisoner.id, lang: "zxx", derived: false }];
}

/** The one name that headings and rows show. */
export function mainName(prisoner: Prisoner, reader: SpokenLanguage): WrittenName {
  return writtenNames(prisoner, reader)[0] as WrittenName;
}

/** The name in its own script, when the heading shows another one. */
export function ownScriptName(prisoner: Prisoner, reader: SpokenLanguage): WrittenName | null {
  const name = nameIn(prisoner, "be") ?? nameIn(prisoner, "ru");
  return name && name.text !== mainName(prisoner, reader).text ? name : null;
}

const patronymic = /(віч|вич|ўна|вна|ична|ічна|vich|una|vna|owna)$/i;

/** Two letters for the stamp, in the person's own script: the given name first, also where the source writes it last. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const [first = "", second = "", third] = words;
  const surnameFirst = third !== undefined && patronymic.test(third) && !patronymic.test(second);
  const [given, surname] = surnameFirst ? [second, first] : [first, words[words.length - 1] ?? ""];
  const letters = words.length > 1 ? initial(given) + initial(surname) : initial(first);
  return letters.toLocaleUpperCase("be");
}

function initial(word: string): string {
  return [...word][0] ?? "";
}
