import { signal } from "@preact/signals";

/** A new version waits, and nobody has said "later" since the app was opened. */
export const updateReady = signal(false);

let apply: () => void = () => {};

/** Connects the prompt to the worker; `main` hands in the bridge. */
export function watchUpdates(bridge: {
  onUpdateReady: (listener: () => void) => unknown;
  applyUpdate: () => unknown;
}): void {
  apply = () => void bridge.applyUpdate();
  bridge.onUpdateReady(() => {
    updateReady.value = true;
  });
}

export function applyUpdate(): void {
  apply();
}
