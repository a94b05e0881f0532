/** Which lines are copied. Lines are ticked in any order; the first that is not is the one at hand. */
export function toggleLine(copied: readonly number[], line: number): number[] {
  return copied.includes(line) ? copied.filter((other) => other !== line) : [...copied, line];
}

/** The line to write next (from 0), or null when all are copied. */
export function lineAtHand(copied: readonly number[], count: number): number | null {
  for (let line = 0; line < count; line += 1) if (!copied.includes(line)) return line;
  return null;
}
