import type { Prisoner } from "../types";
import { MARKS, spellOut, splitWords } from "./fold";
import { roughly } from "./rough";
import { countSlips } from "./slips";

/** What sounds alike but is written otherwise is closer than what is only written alike. */
const SOUND = 16;

/** A word as it is written, without marks, and as it sounds. */
type Heard = readonly [written: string, sound: string];

/** Those first whose names differ in the fewest letters from what was typed: the skeleton does not know a from o. */
export function closestFirst(people: Prisoner[], text: string): Prisoner[] {
  if (people.length < 2) return people;
  const farFrom = measuring(text);
  const distances = new Map(
    people.map((person) => {
      const names = Object.values(person.names).concat(person.aliases);
      return [person, farFrom(splitWords(names.join(" ")))];
    }),
  );
  return people.sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

/** How far somebody's words are from the typed ones: the sum, for each, of the nearest. */
function measuring(text: string): (words: string[]) => number {
  const hear = listening(/[a-z]/i.test(text));
  const measures = splitWords(text).map((word) => {
    const typed = hear(word);
    const known = new Map<string, number>();
    return (other: string): number => {
      const distance = known.get(other) ?? far(typed, hear(other));
      known.set(other, distance);
      return distance;
    };
  });
  return (words) => measures.reduce((sum, measure) => sum + Math.min(...words.map(measure)), 0);
}

function listening(latin: boolean): (word: string) => Heard {
  return (word) => {
    const sound = spellOut(word);
    return [word.normalize("NFD").replace(MARKS, ""), latin ? roughly(sound) : sound];
  };
}

function far([written, sound]: Heard, [otherWritten, otherSound]: Heard): number {
  const letters = countSlips(written, otherWritten);
  return SOUND * Math.min(letters, countSlips(sound, otherSound)) + letters;
}
