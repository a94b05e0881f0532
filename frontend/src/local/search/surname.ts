const PATRONYMIC =
  /((ав|яв|ов|ев|эв|ёв)[іи]ч|(аў|оў|еў|эў|яў|ёў|ов|ев|ёв)на|ільіч|ильич|[іи]н[іи]чна|[іи]чна|(av|yav|iav|ov|ev)ich|(au|ov|ev)na)$/iu;

/**
 * The place of the surname among a name's words. Lists write "Given Surname" or "Surname Given Patronymic"; only the
 * patronymic's ending tells which.
 */
export const surnamePlace = (words: string[]): number =>
  words.length === 3 && PATRONYMIC.test(words[2] ?? "") ? 0 : words.length - 1;

/** Surname, given name, and patronymic if it is known: as a prison's post room sorts. The server has the same rule. */
export function envelopeName(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  if (words.length < 2 || surnamePlace(words) === 0) return words.join(" ");
  const [given, second = "", third] = words;
  const surnameLast = words.length === 3 && PATRONYMIC.test(second);
  return (surnameLast ? [third, given, second] : [...words.slice(1), given]).join(" ");
}
