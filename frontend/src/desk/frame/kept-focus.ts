/**
 * What somebody has just pressed often goes away with it: a button that confirms, a row that is decided. The browser
 * then leaves the focus nowhere, and whoever works by keyboard begins again at the top of the page. Here the screen's
 * heading takes it, and the next Tab goes on from there. Called once.
 */
export function keepFocus(root: HTMLElement): void {
  let last: Element | null = null;
  root.addEventListener("focusin", ({ target }) => {
    last = target as Element;
  });
  new MutationObserver(() => {
    if (!last || last.isConnected) return;
    last = null;
    if (document.activeElement !== document.body) return;
    root.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true });
}
