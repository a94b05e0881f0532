import { signal } from "@preact/signals";
import type { Plural } from "../../messages/catalogue";
import { choosePlural, fill } from "../../messages/translate";
import type { DeskArguments, DeskCatalogue, DeskKey } from "./catalogue";

interface Speech {
  language: string;
  catalogue: DeskCatalogue;
}

const speech = signal<Speech | null>(null);

/** The language of the screens; reading it in a component subscribes to changes. */
export function language(): string {
  return speech.value?.language ?? "en";
}

export function speak(language: string, catalogue: DeskCatalogue): void {
  speech.value = { language, catalogue };
}

/** The message of the current language. Placeholders are typed from the reference catalogue. */
export function t<K extends DeskKey>(key: K, ...[values]: DeskArguments<K>): string {
  const current = speech.value;
  if (!current) return "";
  const message: string | Plural = current.catalogue[key];
  const filling = (values ?? {}) as Readonly<Record<string, string | number>>;
  const text =
    typeof message === "string"
      ? message
      : choosePlural(message, Number(filling.n), current.language);
  return fill(text, filling, current.language);
}

/** Is there a message with this key? For words that are chosen by what the server says. */
export function isKey(key: string): key is DeskKey {
  return speech.value ? key in speech.value.catalogue : false;
}
