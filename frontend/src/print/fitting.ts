/** From one line to the next, in units of the letters' size; sheets.css sets it. */
export const LINE = 1.15;
/** How far a row is set in that goes on a line; sheets.css sets it too. */
const SET_IN = 1;
/** Points from which on an address is read without effort. */
const EASY = 10;
const POINTS_PER_MM = 72 / 25.4;

/**
 * The first of `sizes` (points, largest first) at which all lines stand in width × height (mm). At one that is still easy to
 * read they stand unbroken, if they can; else they are broken at their spaces. Null when the text is too long for every
 * size. `wide`: how wide a text is, in units of its size.
 */
export function largestSize(
  lines: readonly string[],
  sizes: readonly number[],
  [width, height]: readonly [number, number],
  wide: (text: string) => number,
): number | null {
  const fitting = sizes.flatMap((size) => {
    const room = (width * POINTS_PER_MM) / size;
    const rows = lines.map((line) => rowsOf(line, room, wide));
    const all = rows.reduce((sum, count) => sum + count, 0);
    return all * LINE * size <= height * POINTS_PER_MM ? [{ size, rows }] : [];
  });
  const whole = fitting.find(({ size, rows }) => size >= EASY && Math.max(...rows) === 1);
  return (whole ?? fitting[0])?.size ?? null;
}

/** How many rows a line takes; endless when one of its words alone is too wide. */
function rowsOf(line: string, room: number, wide: (text: string) => number): number {
  const space = wide(" ");
  let rows = 1;
  let used = -space;
  for (const word of line.split(/\s+/).filter(Boolean)) {
    const width = wide(word);
    if (SET_IN + width > room) return Number.POSITIVE_INFINITY;
    used += space + width;
    if (used > room) {
      rows += 1;
      used = SET_IN + width;
    }
  }
  return rows;
}
