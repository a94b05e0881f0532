import type { Prisoner } from "../../../../../frontend/src/local/types";
import { aPrisoner } from "../../people";
import { pick, type Random, seeded } from "./random";
import { inPassport } from "./schemes";
import { FREQUENT, feminine, type Surname, TAIL } from "./surnames";

const MEN: Surname[] = [
  ["Алесь", "Александр"],
  ["Андрэй", "Андрей"],
  ["Васіль", "Василий"],
  ["Дзмітрый", "Дмитрий"],
  ["Ігар", "Игорь"],
  ["Мікалай", "Николай"],
  ["Сяргей", "Сергей"],
  ["Уладзімір", "Владимир"],
  ["Юрый", "Юрий"],
  ["Яўген", "Евгений"],
];
const WOMEN: Surname[] = [
  ["Алена", "Елена"],
  ["Вольга", "Ольга"],
  ["Ганна", "Анна"],
  ["Кацярына", "Екатерина"],
  ["Марыя", "Мария"],
  ["Наталля", "Наталья"],
  ["Святлана", "Светлана"],
  ["Таццяна", "Татьяна"],
];
const WOMEN_AMONG = 0.2;

export interface Person extends Prisoner {
  surname: Surname;
}

/**
 * Invented people. The r-th most frequent surname is borne in proportion to 1 / (r + 10)^0.8: the first by 0.7 in a
 * hundred people and the hundredth by a sixth of that, as Belarus counts its Ivanous; most others by one person.
 */
export function invented(count: number, seed: number): Person[] {
  const random = seeded(seed);
  const surnames = [...FREQUENT, ...shuffled(TAIL, random)];
  const draw = drawing(surnames, random);
  return Array.from({ length: count }, (_, place) => aPerson(place, draw(), random));
}

function aPerson(place: number, masculine: Surname, random: Random): Person {
  const woman = random() < WOMEN_AMONG;
  const surname = woman ? feminine(masculine) : masculine;
  const given = pick(random, woman ? WOMEN : MEN);
  const [be, ru] = [`${given[0]} ${surname[0]}`, `${given[1]} ${surname[1]}`];
  const en = be.split(" ").map(inPassport).join(" ");
  return { ...aPrisoner(`p${place}`, { names: { be, ru, en } }), surname };
}

function drawing(surnames: Surname[], random: Random): () => Surname {
  let sum = 0;
  const reached = surnames.map((_, rank) => {
    sum += 1 / (rank + 11) ** 0.8;
    return sum;
  });
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, reached.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((reached[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return surnames[low] as Surname;
  };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items];
  for (let place = all.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [all[place], all[other]] = [all[other] as T, all[place] as T];
  }
  return all;
}
