import { foldWord } from "../../../../../frontend/src/local/search/fold";
import type { SearchIndex } from "../../../../../frontend/src/local/search/index";
import type { Person } from "./population";
import { pick, type Random, seeded } from "./random";
import { SCHEMES, type Scheme } from "./schemes";
import { mistyped, TYPOS, type Typo } from "./typos";

export interface Row {
  scheme: Scheme;
  typo: Typo | "none";
  asked: number;
  /** Slips that made the name of somebody else on the list: nobody can tell whom they meant. Not among the asked. */
  another: number;
  found: number;
  /** What was typed for whom in vain. */
  missed: string[];
}

const SHOWN = 5;

/** Surnames in the form from which the scheme writes them. */
const written = ({ surname }: Person, scheme: Scheme): string =>
  surname[scheme.from === "be" ? 0 : 1];

/**
 * Is somebody among the first five? Where more than five bear the very same surname, letter for letter, it is enough that
 * all five shown are of them: they cannot all stand there.
 */
export function isFound(found: Person[], person: Person, scheme: Scheme): boolean {
  const shown = found.slice(0, SHOWN);
  const namesake = (other: Person): boolean => written(other, scheme) === written(person, scheme);
  return shown.includes(person) || (shown.length === SHOWN && shown.every(namesake));
}

/**
 * Asks for `each` random people by surname in every scheme, without a slip and with one of each kind; only for surnames of
 * so many letters and more.
 */
export function survey(people: Person[], index: SearchIndex, each: number, shortest = 0): Row[] {
  const keys = keysOf(people);
  return SCHEMES.flatMap((scheme, number) => {
    const some = people.filter((person) => written(person, scheme).length >= shortest);
    return (["none", ...TYPOS] as const).map((typo): Row => {
      const random = seeded(1000 * number);
      const row: Row = { scheme, typo, asked: 0, another: 0, found: 0, missed: [] };
      while (row.asked < each) ask(pick(random, some), row, index, keys, random);
      return row;
    });
  });
}

function ask(person: Person, row: Row, index: SearchIndex, keys: Keys, random: Random): void {
  const { scheme, typo } = row;
  const word = scheme.write(person.surname);
  const text = typo === "none" ? word : mistyped(word, typo, scheme.script, random);
  if (typo !== "none" && isAnothers(text, person, keys)) {
    row.another += 1;
    return;
  }
  row.asked += 1;
  if (isFound(index.search(text) as Person[], person, scheme)) row.found += 1;
  else row.missed.push(`${person.surname.join("/")}: ${text}`);
}

type Keys = Map<string, Set<string>>;

/** Every surname's keys: of its Belarusian and its Russian form. */
export function keysOf(people: Person[]): Keys {
  const keys: Keys = new Map();
  for (const { surname } of people) {
    for (const form of surname) {
      const key = foldWord(form.toLowerCase());
      keys.set(key, (keys.get(key) ?? new Set()).add(surname.join("/")));
    }
  }
  return keys;
}

function isAnothers(text: string, person: Person, keys: Keys): boolean {
  const bearers = keys.get(foldWord(text.toLowerCase()));
  return bearers !== undefined && !bearers.has(person.surname.join("/"));
}

/** How many other surnames have a key with this one in common, for every surname that there is; ascending. */
export function othersOnOneKey(people: Person[]): number[] {
  const keys = keysOf(people);
  const alike = new Map<string, Set<string>>();
  for (const surnames of keys.values()) {
    for (const one of surnames) {
      const others = alike.get(one) ?? new Set();
      for (const other of surnames) if (other !== one) others.add(other);
      alike.set(one, others);
    }
  }
  return [...alike.values()].map((others) => others.size).sort((a, b) => a - b);
}
