import { signal } from "@preact/signals";
import type { Mistakes } from "../local/mistakes/contract";

const changes = signal(0);
let attached: Mistakes | null = null;

/** Something else waits now: whoever draws it draws it again. */
export function mistakesChanged(): void {
  changes.value += 1;
}

/** Connects the screens to the phone's queue. */
export function attachMistakes(mistakes: Mistakes): void {
  attached = mistakes;
  mistakesChanged();
}

/** For showing: reading it in a component draws that component again after every change. */
export function watchedMistakes(): Mistakes {
  void changes.value;
  if (!attached) throw new Error("mistakes: nothing attached yet");
  return attached;
}
