import type { DayCount } from "../api/types";

/** What one bar stands for. */
export type Unit = "day" | "week" | "month";

/** A day, a week from Monday on, or a month; those without any card are there too, with nothing. */
export interface Bar {
  /** Its first day. */
  from: string;
  posted: number;
  held: number;
}

const DAY = 86_400_000;
const UNITS: readonly Unit[] = ["day", "week", "month"];
const DAYS_IN: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 28 };

/** The finest unit in which the time from the first card to the last is at most `most` bars; months, however many. */
export function unitFor(days: readonly DayCount[], most: number): Unit {
  const [first, last] = ends(days);
  const span = (last - first) / DAY + 1;
  // A week or a month more than fits: neither end need be where one begins.
  const fits = (unit: Unit) => Math.ceil(span / DAYS_IN[unit]) + (unit === "day" ? 0 : 1) <= most;
  return UNITS.find(fits) ?? "month";
}

/** Every unit from the one of the first card to that of the last, oldest first; none without any card. */
export function barsOf(days: readonly DayCount[], unit: Unit): Bar[] {
  if (days.length === 0) return [];
  const [first, last] = ends(days);
  const bars = new Map<number, Bar>();
  for (let at = beginning(first, unit); at <= last; at = following(at, unit)) {
    bars.set(at, { from: new Date(at).toISOString().slice(0, 10), posted: 0, held: 0 });
  }
  for (const { day, posted, held } of days) {
    const bar = bars.get(beginning(Date.parse(day), unit));
    if (!bar) continue;
    bar.posted += posted;
    bar.held += held;
  }
  return [...bars.values()];
}

/** A round number at or above the largest, and even: half of it is written beside the plot, too. */
export function roundTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  const step = [1, 2, 4, 6, 10].find((one) => one * power >= largest) ?? 10;
  return Math.max(2, step * power);
}

function ends(days: readonly DayCount[]): [number, number] {
  const moments = days.map(({ day }) => Date.parse(day));
  return [Math.min(...moments), Math.max(...moments)];
}

function beginning(at: number, unit: Unit): number {
  const day = new Date(at);
  if (unit === "week") return at - ((day.getUTCDay() + 6) % 7) * DAY;
  return unit === "month" ? Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1) : at;
}

function following(at: number, unit: Unit): number {
  const day = new Date(at);
  if (unit === "month") return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  return at + DAYS_IN[unit] * DAY;
}
