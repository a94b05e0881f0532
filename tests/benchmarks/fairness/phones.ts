/**
 * Phones that choose, line by line on stdin: `{"people"}` first, then `{"levels", "weeks", "today", "phones"}`;
 * answered with five people for each phone. What chooses is the shipped module.
 */
import { createInterface } from "node:readline";
import { assign } from "../../../frontend/src/local/projection/assignment";
import type { Facility, Level, Prisoner } from "../../../frontend/src/local/types";

interface Evening {
  levels: Record<string, Level>;
  /** Age of the levels. */
  weeks: number;
  today: string;
  phones: { seed: string; taken: string[] }[];
}

const AT_ONCE = 5;
const open = { state: "open", address: ["…"], returned: false } as unknown as Facility;
let prisoners: Prisoner[] = [];

const listed = (people: Record<string, string>): Prisoner[] =>
  Object.entries(people).map(
    ([id, birthday]) => ({ id, birthday, state: "held", facility_id: "open" }) as Prisoner,
  );

function chosen({ levels, weeks, today, phones }: Evening): string[][] {
  return phones.map(({ seed, taken }) =>
    assign({
      prisoners,
      facility: () => open,
      level: (id) => levels[id] ?? 0,
      taken: new Set(taken),
      weeks,
      seed,
      today,
    })
      .slice(0, AT_ONCE)
      .map(({ prisoner }) => prisoner.id),
  );
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line) as { people: Record<string, string> } | Evening;
  if ("people" in said) prisoners = listed(said.people);
  else process.stdout.write(`${JSON.stringify(chosen(said))}\n`);
}
