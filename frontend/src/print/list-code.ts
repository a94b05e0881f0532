import type { Facility, Prisoner } from "../local/types";
import { reasonAgainst } from "./printable";

/** No 0, 1, l, o: whoever reads one of these aloud or in bad light reads another. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
const BASE = SIGNS.length;

/** What a printed list's code says: a short hash of who stands there and how, and at which number of the list. */
export interface ListCode {
  hash: string;
  seq: number;
}

export interface Someone {
  prisoner: Prisoner;
  facility: Facility | null;
}

/**
 * The code for these people as they are now, for instance `k7m2-x3ab`: four signs of hash, one that finds slips, the
 * list's number. Whoever is there, in which state, where and with which address changes it; their order does not.
 */
export function codeOf(people: readonly Someone[], seq: number): string {
  const hash = hashOf(people);
  const number = written(seq);
  return `${hash}-${checkOf(hash + number)}${number}`;
}

/** What somebody typed, or null when it is no code. */
export function readCode(typed: string): ListCode | null {
  const signs = typed.toLowerCase().replace(/[^0-9a-z]/g, "");
  const [hash, check, number] = [signs.slice(0, 4), signs[4], signs.slice(5)];
  const known = [...signs].every((sign) => SIGNS.includes(sign));
  if (!known || number.length < 2 || number.length > 8 || check !== checkOf(hash + number))
    return null;
  const seq = [...number].reduce((value, sign) => value * BASE + SIGNS.indexOf(sign), 0);
  return { hash, seq };
}

/** What became of a printed list. nobody_known: no stop that this phone knows of, but whoever left the list altogether is not on it to be found. */
export type Verdict =
  | { kind: "right" }
  | { kind: "nobody_known" }
  | { kind: "list_older" }
  | { kind: "changed"; stop: Prisoner[]; look: Prisoner[] };

/**
 * Holds a code against the list of now. `chosen`: the people who are meant, if they are chosen here. Of everybody on the
 * list, `stop` are those whose row changed since and to whom nothing may go now; `look`: of the chosen, whose address changed.
 */
export function judge(
  code: ListCode,
  chosen: readonly Someone[],
  everybody: readonly Someone[],
  seq: number,
): Verdict {
  if (code.seq > seq) return { kind: "list_older" };
  if (chosen.length > 0 && hashOf(chosen) === code.hash) return { kind: "right" };
  const since = ({ prisoner, facility }: Someone) =>
    prisoner.seq > code.seq || (facility?.seq ?? 0) > code.seq;
  const stopped = ({ prisoner, facility }: Someone) => reasonAgainst(prisoner, facility) !== null;
  const stop = everybody.filter((one) => since(one) && stopped(one));
  const look = chosen.filter((one) => since(one) && !stopped(one));
  if (stop.length + look.length === 0) return { kind: "nobody_known" };
  return { kind: "changed", stop: stop.map(personOf), look: look.map(personOf) };
}

const personOf = ({ prisoner }: Someone): Prisoner => prisoner;

function hashOf(people: readonly Someone[]): string {
  const lines = people.map(({ prisoner, facility }) =>
    [prisoner.id, prisoner.state, facility?.id, facility?.state, ...(facility?.address ?? [])].join(
      "\n",
    ),
  );
  return written(fnv1a(lines.sort().join("\n\n")) % BASE ** 4, 4);
}

/** Not against anybody who wants to cheat: it only has to differ. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function written(number: number, length = 2): string {
  let signs = "";
  for (let rest = number; rest > 0; rest = Math.floor(rest / BASE))
    signs = SIGNS[rest % BASE] + signs;
  return signs.padStart(length, SIGNS[0]);
}

function checkOf(signs: string): string {
  const sum = [...signs].reduce((all, sign, index) => all + SIGNS.indexOf(sign) * (index + 1), 0);
  return SIGNS[sum % BASE] ?? "";
}
