/**
 * The family's door in the languages of those it is for, with a catalogue or without one. The plain pages say the same
 * sentences; a test holds them equal.
 */
export const familyWords = [
  { lang: "be", text: "Гэта я або мая сям’я: змяніць або выдаліць" },
  { lang: "ru", text: "Это я или моя семья: изменить или удалить" },
  { lang: "en", text: "This is me or my family: change or remove" },
  { lang: "de", text: "Das bin ich oder meine Familie: ändern oder entfernen" },
] as const;
