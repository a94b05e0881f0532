import type { OwnCards } from "../local/own/contract";

let attached: OwnCards | null = null;

/** Connects the screens to what they may do with the phone's own cards. */
export function attachOwnCards(cards: OwnCards): void {
  attached = cards;
}

export function ownCards(): OwnCards {
  if (!attached) throw new Error("own cards: nothing attached yet");
  return attached;
}
