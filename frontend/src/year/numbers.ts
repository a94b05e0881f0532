import type { Letter, Outcome } from "../local/types";

/** What this phone knows of one year's cards; nothing of anybody else's, and nothing to win. */
export interface YearInNumbers {
  year: string;
  /** Posted or handed in. */
  cards: number;
  /** Months in which there were any, in their order: "2026-11". */
  months: { month: string; cards: number }[];
  /** Of the cards whose names are still here. */
  people: number;
  facilities: number;
  /** Cards whose names have left the phone. */
  unnamed: number;
  heard: Record<Outcome, number>;
}

/** Every year in which a card was posted or handed in, the latest first. `facilityOf`: where somebody is held now. */
export function yearsOf(
  letters: readonly Letter[],
  facilityOf: (prisonerId: string) => string | null,
): YearInNumbers[] {
  const sent = letters.filter(({ state }) => state !== "written");
  const years = [...new Set(sent.map(({ day }) => day.slice(0, 4)))].sort().reverse();
  return years.map((year) =>
    numbersOf(
      year,
      sent.filter(({ day }) => day.startsWith(year)),
      facilityOf,
    ),
  );
}

function numbersOf(
  year: string,
  letters: readonly Letter[],
  facilityOf: (prisonerId: string) => string | null,
): YearInNumbers {
  const named = letters.flatMap(({ prisoner_id }) => (prisoner_id === null ? [] : [prisoner_id]));
  const people = new Set(named);
  const places = [...people].map(facilityOf).filter((place) => place !== null);
  const heard = (outcome: Outcome) =>
    letters.filter((letter) => letter.heard.includes(outcome)).length;
  return {
    year,
    cards: letters.length,
    months: byMonth(letters),
    people: people.size,
    facilities: new Set(places).size,
    unnamed: letters.length - named.length,
    heard: {
      arrived: heard("arrived"),
      answered: heard("answered"),
      came_back: heard("came_back"),
    },
  };
}

function byMonth(letters: readonly Letter[]): YearInNumbers["months"] {
  const months = new Map<string, number>();
  for (const { day } of letters) {
    const month = day.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return [...months]
    .map(([month, cards]) => ({ month, cards }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
