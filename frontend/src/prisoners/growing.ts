/** Rows drawn first: what an old phone shows at once, so that a cold start has a list soon. */
export const firstRows = 6;

/** Rows added each time the end comes near: few enough to draw within a keystroke. */
export const chunk = 20;

/** How many rows to draw after `grown` requests for more. */
export function shownCount(total: number, grown: number): number {
  return Math.min(total, firstRows + chunk * grown);
}
