import { buildIndex } from "../../../../../frontend/src/local/search/index";
import { bySurname } from "../../../../../frontend/src/local/search/order";
import type { SourceLanguage } from "../../../../../frontend/src/local/types";
import { invented, type Person } from "./population";
import { pick, seeded } from "./random";
import { SCHEMES } from "./schemes";
import { mistyped, TYPOS } from "./typos";

/** What tests/fixtures/folding.json holds for both sides: people, and whom each text finds first. */
export interface Searches {
  people: Partial<Record<SourceLanguage, string>>[];
  typed: { text: string; found: number[] }[];
}

const PEOPLE = 200;
const SHOWN = 6;
const TEXTS_A_SCHEME = 3;

/** Made anew from the seed; the file is right as long as it equals this. */
export function goldenSearches(): Searches {
  const people = bySurname(invented(PEOPLE, 2), "en") as Person[];
  const index = buildIndex(people, "en");
  const place = new Map(people.map((person, at) => [person.id, at]));
  const typed = texts(people).map((text) => ({
    text,
    found: index
      .search(text)
      .slice(0, SHOWN)
      .map(({ id }) => place.get(id) as number),
  }));
  return { people: people.map(({ names }) => names), typed };
}

function texts(people: Person[]): string[] {
  const random = seeded(3);
  return SCHEMES.flatMap((scheme) => {
    const some = Array.from({ length: TEXTS_A_SCHEME }, () =>
      scheme.write(pick(random, people).surname),
    );
    const slipped = some.flatMap((word) =>
      TYPOS.map((typo) => mistyped(word, typo, scheme.script, random)),
    );
    const begun = some.map((word) => word.slice(0, 2 + Math.floor(random() * 3)));
    return [...some, ...slipped, ...begun];
  });
}
