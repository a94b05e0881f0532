import { signal } from "@preact/signals";

/** From 900 px at the usual text size; in em, so that large text gets the phone's layout. */
const query = "(min-width: 56.25em)";

/** Is there room for a rail, and for a list beside a person? */
export const wide = signal(false);

export function watchWidth(): void {
  const media = window.matchMedia(query);
  const read = () => {
    wide.value = media.matches;
  };
  media.addEventListener("change", read);
  read();
}
