import type { DayCount } from "../api/types";

/** One day of the plot; days between the first and the last that have no card are there too, with nothing. */
export interface Bar {
  day: string;
  posted: number;
  held: number;
}

const DAY = 86_400_000;

/** Every day from the first to the last, oldest first; at most `most` of them, the newest. */
export function everyDay(days: readonly DayCount[], most = 120): Bar[] {
  const sorted = [...days].sort((a, b) => a.day.localeCompare(b.day));
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (!first || !last) return [];
  const known = new Map(sorted.map((one) => [one.day, one]));
  const end = Date.parse(last.day);
  const begin = Math.max(Date.parse(first.day), end - (most - 1) * DAY);
  const bars: Bar[] = [];
  for (let at = begin; at <= end; at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    bars.push(known.get(day) ?? { day, posted: 0, held: 0 });
  }
  return bars;
}

/** A round number at or above the largest, so that the scale has few and readable lines: 1, 2, 5 times a power of ten. */
export function roundTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  const step = [1, 2, 4, 5, 10].find((one) => one * power >= largest) ?? 10;
  return Math.max(2, step * power);
}
