/** Keys that lead from one row's box to another, and how far. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
};

/** Where a key leads from place `at` of so many; null: it is not one of ours, or there is nowhere to go. */
export function placeAfter(at: number, key: string, many: number): number | null {
  if (at < 0 || many === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return many - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  const to = Math.max(0, Math.min(many - 1, at + step));
  return to === at ? null : to;
}

/** Up and down the boxes of a list with the arrow keys; the space bar takes and leaves, as in any box. */
export function goByArrows(event: KeyboardEvent, list: HTMLElement | null): void {
  const boxes = [...(list?.querySelectorAll<HTMLElement>("[data-take]") ?? [])];
  const to = placeAfter(boxes.indexOf(event.target as HTMLElement), event.key, boxes.length);
  if (to === null) return;
  event.preventDefault();
  boxes[to]?.focus();
}
