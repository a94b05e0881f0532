/** How long a held button has to be held. The style's transition lasts as long. */
export const holdSeconds = 1.5;

/** Calls back after the hold; the returned function lets go. */
export function startHold(onHeld: () => void): () => void {
  const timer = setTimeout(onHeld, holdSeconds * 1000);
  return () => clearTimeout(timer);
}
