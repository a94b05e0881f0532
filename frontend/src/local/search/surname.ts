const PATRONYMIC =
  /((ав|яв|ов|ев|эв|ёв)[іи]ч|(аў|оў|еў|эў|яў|ёў|ов|ев|ёв)на|ільіч|ильич|[іи]н[іи]чна|[іи]чна)$/iu;

/**
 * The place of the surname among a name's words. Lists write "Given Surname" or "Surname Given Patronymic"; only the
 * patronymic's ending tells which.
 */
export const surnamePlace = (words: string[]): number =>
  words.length === 3 && PATRONYMIC.test(words[2] ?? "") ? 0 : words.length - 1;
