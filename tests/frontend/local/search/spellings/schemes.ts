import type { Surname } from "./surnames";

/**
 * How one Belarusian name comes to be written in other letters: the official tables and the usage of the press, as the
 * source of spellings for tests. The app knows none of them. Tables are facts; nothing here is copied from a work.
 */
export interface Scheme {
  name: string;
  /** The language of the form that it starts from. */
  from: "be" | "ru";
  script: "Latin" | "Cyrillic";
  /** A surname in both of its Cyrillic forms, written so. */
  write: (surname: Surname) => string;
}

type Rule = [RegExp, string];
type Letters = Record<string, string>;

/** Rules see the lower-case Cyrillic word and may leave Latin letters in it; the letters do the rest. */
function scheme(name: string, from: "be" | "ru", letters: Letters, rules: Rule[] = []): Scheme {
  const write = (surname: Surname): string => {
    const ruled = rules.reduce(
      (text, rule) => text.replace(...rule),
      formIn(from, surname).toLowerCase(),
    );
    const latin = Array.from(ruled, (letter) => letters[letter] ?? letter).join("");
    return latin.charAt(0).toUpperCase() + latin.slice(1);
  };
  return { name, from, script: "Latin", write };
}

const asWritten = (name: string, from: "be" | "ru"): Scheme => ({
  name,
  from,
  script: "Cyrillic",
  write: (surname) => formIn(from, surname),
});

const formIn = (language: "be" | "ru", surname: Surname): string =>
  surname[language === "be" ? 0 : 1];

function letters(text: string): Letters {
  return Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split("=") as [string, string]),
  );
}

/** At the beginning of a word, after a vowel, a sign or an apostrophe: there е ё ю я are two sounds. */
const OPEN = "(?<=^|[аеёиіоуыэюяьъ’ў])";
const open = (letter: string, latin: string): Rule => [new RegExp(OPEN + letter, "g"), latin];
const after = (before: string, letter: string, latin: string): Rule => [
  new RegExp(`(?<=[${before}])${letter}`, "g"),
  latin,
];

const PLAIN = letters(
  "а=a б=b в=v ґ=g д=d з=z к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f ы=y э=e і=i и=i",
);

/** BGN/PCGN 1979 for Belarusian: US Board on Geographic Names and the British Permanent Committee. */
const BGN_BE = scheme("BGN/PCGN 1979", "be", {
  ...PLAIN,
  ...letters("г=h е=ye ё=yo ж=zh й=y ў=w х=kh ц=ts ч=ch ш=sh ь=’ ю=yu я=ya ’=”"),
});

/** BGN/PCGN 1947 for Russian, the same two boards' table for a name's Russian form. */
const BGN_RU = scheme(
  "BGN/PCGN 1947",
  "ru",
  {
    ...PLAIN,
    ...letters("г=g е=e ё=ë ж=zh й=y х=kh ц=ts ч=ch ш=sh щ=shch ъ=” ь=’ ю=yu я=ya"),
  },
  [open("е", "ye"), open("ё", "yë"), after("й", "е", "ye")],
);

/** ISO 9:1995 (GOST 7.79-2000, system A): one letter for one letter, in every language alike. */
const ISO = {
  ...PLAIN,
  ...letters("г=g е=e ё=ë ж=ž й=j і=ì ў=ŭ х=h ц=c ч=č ш=š щ=ŝ ъ=ʺ ь=ʹ э=è ю=û я=â"),
};
const ISO_BE = scheme("ISO 9", "be", ISO);
const ISO_RU = scheme("ISO 9", "ru", ISO);

/**
 * Passports: instruction no. 288 of the Ministry of the Interior of 9 October 2008, kept by its order no. 200 of 28 June
 * 2010 (after ICAO Doc 9303); from the Belarusian form, or on request from the Russian one.
 */
const PASSPORT = letters("е=e ё=io ж=zh й=i ў=u х=kh ц=ts ч=ch ш=sh щ=shch ь= ъ= ю=iu я=ia ’=");
const PASSPORT_RULES: Rule[] = [
  [/(?<=[ыиі])й$/, ""],
  open("е", "ye"),
  open("ё", "yo"),
  open("ю", "yu"),
  [/(?<=ы)я/g, "ia"],
  [/цц/g, "ц"],
  open("я", "ya"),
];
const PASSPORT_BE = scheme(
  "passport 2008",
  "be",
  { ...PLAIN, ...PASSPORT, г: "h" },
  PASSPORT_RULES,
);
const PASSPORT_RU = scheme(
  "passport 2008",
  "ru",
  { ...PLAIN, ...PASSPORT, г: "g" },
  PASSPORT_RULES,
);

/** Łacinka as "Naša Niva" and the diaspora's press write it (after Taraškievič's grammar). Belarusian only. */
const ACUTES: Rule[] = ["цć", "зź", "нń", "сś"].map(([letter, acute = ""]) => [
  new RegExp(`${letter}ь`, "g"),
  acute,
]);
/** л before е ё ю я і и ь, or before another л that is so, is soft: l; else it is hard: ł. */
const SOFT_AND_HARD_L: Rule[] = [
  [/л(?=л?[еёюяіиь])/g, "l"],
  [/л/g, "ł"],
];
const LACINKA = scheme(
  "Łacinka",
  "be",
  { ...PLAIN, ...letters("г=h ж=ž й=j ў=ŭ х=ch ц=c ч=č ш=š ь= ’=") },
  [...ACUTES, ...SOFT_AND_HARD_L, ...jotated()],
);

/** е ё ю я: j where they open a syllable, nothing after l, i after any other consonant. */
function jotated(): Rule[] {
  return ["еe", "ёo", "юu", "яa"].flatMap(([letter = "", vowel = ""]): Rule[] => [
    open(letter, `j${vowel}`),
    after("l", letter, vowel),
    [new RegExp(letter, "g"), `i${vowel}`],
  ]);
}

/**
 * The German press: the transcription of Duden, for the Russian form, and its like for the Belarusian one
 * (Swetlana Tichanowskaja, Ales Bjaljazki).
 */
const GERMAN = letters(
  "в=w ж=sch з=s х=ch ц=z ч=tsch ш=sch щ=schtsch е=e ё=jo ю=ju я=ja ь= ъ= ’= ў=u",
);
const GERMAN_RULES: Rule[] = [
  [/(?<=[аеёиіоуыэюя])с(?=[аеёиіоуыэюя])/g, "ss"],
  [/кс/g, "x"],
  [/(?<=[иіы])й(?![аеёиіоуыэюя])/g, ""],
  [/й(?![аеёиіоуыэюя])/g, "i"],
  [/й/g, "j"],
  open("е", "je"),
  [/(?<=[жчшщ])ё/g, "o"],
  [/ь(?=о)/g, "j"],
];
const GERMAN_BE = scheme("German press", "be", { ...PLAIN, ...GERMAN, г: "h" }, GERMAN_RULES);
const GERMAN_RU = scheme("German press", "ru", { ...PLAIN, ...GERMAN, г: "g" }, GERMAN_RULES);

/** Polish usage: the transcription of PWN's spelling dictionary (its § 79 for Belarusian), with -ski, -cki, -ska, -cka. */
const POLISH = letters("в=w ж=ż й=j ў=u х=ch ц=c ч=cz ш=sz щ=szcz ь= ъ= ’=");
const POLISH_RULES: Rule[] = [
  [/(?<=[сцз]к)ая$/, "a"],
  [/(?<=[ыиі])й$/, ""],
  ...ACUTES,
  ...SOFT_AND_HARD_L,
];
const POLISH_BE = scheme("Polish usage", "be", { ...PLAIN, ...POLISH, г: "h" }, [
  ...POLISH_RULES,
  ...jotated(),
]);
const POLISH_RU = scheme("Polish usage", "ru", { ...PLAIN, ...POLISH, г: "g" }, [
  ...POLISH_RULES,
  [/(?<=[жчшщц])е/g, "e"],
  [/(?<=[жчшщ])ё/g, "o"],
  [/(?<=[жшц])и/g, "y"],
  ...jotated(),
]);

export const SCHEMES: Scheme[] = [
  asWritten("as written", "be"),
  asWritten("as written", "ru"),
  BGN_BE,
  BGN_RU,
  ISO_BE,
  ISO_RU,
  PASSPORT_BE,
  PASSPORT_RU,
  LACINKA,
  GERMAN_BE,
  GERMAN_RU,
  POLISH_BE,
  POLISH_RU,
];

/** A Belarusian word as the passport of its bearer has it. */
export const inPassport = (word: string): string => PASSPORT_BE.write([word, word]);
