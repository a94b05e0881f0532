/** Rows drawn at once: more than two screens of an old phone, few enough to draw within a keystroke. */
export const chunk = 40;

/** How many rows to draw after `grown` requests for more. */
export function shownCount(total: number, grown: number): number {
  return Math.min(total, chunk * (grown + 1));
}
