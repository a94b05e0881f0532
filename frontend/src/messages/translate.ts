import { signal } from "@preact/signals";
import type { SpokenLanguage } from "../local/types";
import type { Catalogue, MessageArguments, MessageKey, Plural } from "./catalogue";

interface Speech {
  language: SpokenLanguage;
  catalogue: Catalogue;
}

const speech = signal<Speech | null>(null);

/** The language of the screens; reading it in a component subscribes to changes. */
export function language(): SpokenLanguage {
  return speech.value?.language ?? "en";
}

/** Puts a catalogue into use. Tests hand in a pseudo-locale. */
export function speak(language: SpokenLanguage, catalogue: Catalogue): void {
  speech.value = { language, catalogue };
}

/** Which catalogue is in use; does not subscribe. */
export function spoken(): SpokenLanguage | null {
  return speech.peek()?.language ?? null;
}

/** Fills `{name}`; an unknown placeholder stays visible, so that a test can find it. */
export function fill(
  text: string,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? written(value, language) : value;
  });
}

/** Below a thousand no language of ours writes more than the digits: Intl's numbers need not be loaded for them. */
function written(value: number, language: string): string {
  return Number.isInteger(value) && Math.abs(value) < 1000
    ? String(value)
    : value.toLocaleString(language);
}

export function choosePlural(forms: Plural, n: number, spoken: string): string {
  return forms[new Intl.PluralRules(spoken).select(n)] ?? forms.other;
}

/** The message of the current language. Placeholders are typed from the reference catalogue. */
export function t<K extends MessageKey>(key: K, ...[values]: MessageArguments<K>): string {
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
