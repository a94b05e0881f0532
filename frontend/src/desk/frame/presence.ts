/** How long a desk that nobody touches keeps asking for news, and saying that somebody is here: an empty chair must not. */
const PATIENCE = 5 * 60_000;

let touched = 0;

const touch = (): void => {
  touched = Date.now();
};

/** From now on keys, pointers and the wheel say that somebody is here. */
export function watchPresence(sayHere: () => void): void {
  touch();
  setInterval(() => somebodyIsHere() && sayHere(), PATIENCE);
  for (const event of ["keydown", "pointerdown", "wheel"]) {
    window.addEventListener(event, touch, { passive: true });
  }
}

/** Does somebody look at this window? */
export const somebodyIsHere = (): boolean => !document.hidden && Date.now() - touched < PATIENCE;
