import { formatDay } from "./moments";

/** A source and the day of its word, said once: an import's label ends in that day, in figures. */
export function sourceAndDay(source: string, on: string | null, reader: string): string {
  if (!on) return source;
  const day = formatDay(on, reader);
  return source.includes(on) ? source.replace(on, day) : `${source}, ${day}`;
}
