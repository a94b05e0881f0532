import type { Catalogue, Plural } from "./catalogue";

const accents: Readonly<Record<string, string>> = {
  a: "á",
  e: "ë",
  i: "ï",
  o: "ö",
  u: "ü",
  A: "Å",
  E: "É",
  O: "Ø",
  U: "Û",
  n: "ñ",
  s: "š",
};

/** Longer by a third and accented, placeholders untouched: what is not in a catalogue stands out, and so does what does not fit. */
export function pseudoText(text: string): string {
  const accented = text
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith("{")
        ? part
        : part.replace(/[aeiounsAEOU]/g, (letter) => accents[letter] ?? letter),
    )
    .join("");
  return `⟦${accented}${"·".repeat(Math.ceil(text.length / 3))}⟧`;
}

function pseudoMessage(message: string | Plural): string | Plural {
  if (typeof message === "string") return pseudoText(message);
  return Object.fromEntries(
    Object.entries(message).map(([rule, text]) => [rule, pseudoText(text)]),
  ) as Plural;
}

/** A made-up language from a real one; for tests and a look at the screens, never shipped to people. */
export function pseudoCatalogue(catalogue: Catalogue): Catalogue {
  const entries = Object.entries(catalogue).map(([key, message]) => [key, pseudoMessage(message)]);
  return Object.fromEntries(entries) as Catalogue;
}
