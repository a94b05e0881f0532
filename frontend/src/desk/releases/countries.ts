/** Where people were taken so far, and where they may be: the usual ones first, the others by name. */
const USUAL = ["LT", "UA", "PL", "DE"];
const OTHERS = [
  "AE",
  "AT",
  "BE",
  "CH",
  "CZ",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GB",
  "GE",
  "IE",
  "IL",
  "IT",
];
const MORE = ["KZ", "LV", "MD", "NL", "NO", "PT", "RU", "SE", "SK", "TR", "US", "VA"];

export interface Country {
  /** English, as the server keeps it. */
  name: string;
  /** In the reader's language. */
  text: string;
}

const named = (language: string): ((code: string) => string) => {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return (code) => names.of(code) ?? code;
};

/** Countries to choose from, for a reader of this language. */
export function countries(language: string): Country[] {
  const [english, own] = [named("en"), named(language)];
  const country = (code: string): Country => ({ name: english(code), text: own(code) });
  const others = [...OTHERS, ...MORE].map(country);
  const { compare } = new Intl.Collator(language);
  return [...USUAL.map(country), ...others.sort((a, b) => compare(a.text, b.text))];
}

/** A country's name for a reader; the name itself when it is none of ours. */
export function countryText(name: string, language: string): string {
  return countries(language).find((country) => country.name === name)?.text ?? name;
}
