/** From one line to the next, in units of the letters' size; sheets.css sets it. */
export const LINE = 1.15;
/** How far a row is set in that goes on a line; sheets.css sets it too. */
const SET_IN = 1;
const POINTS_PER_MM = 72 / 25.4;

/**
 * The first of `sizes` (points) at which all lines, broken at their spaces, stand in width × height (mm); null when the
 * text is too long for every size. `wide`: how wide a text is, in units of its size.
 */
export function largestSize(
  lines: readonly string[],
  sizes: readonly number[],
  [width, height]: readonly [number, number],
  wide: (text: string) => number,
): number | null {
  const fits = (size: number): boolean => {
    const room = (width * POINTS_PER_MM) / size;
    const rows = lines.reduce((sum, line) => sum + rowsOf(line, room, wide), 0);
    return rows * LINE * size <= height * POINTS_PER_MM;
  };
  return sizes.find(fits) ?? null;
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
