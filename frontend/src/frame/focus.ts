let navigated = false;

/** Called on every change of route: the next heading takes the focus. Not on the first load: the page begins at its top. */
export function noteNavigation(): void {
  navigated = true;
}

export function takeFocusAfterNavigation(heading: HTMLElement | null): void {
  if (!navigated) return;
  navigated = false;
  heading?.focus({ preventScroll: true });
}
