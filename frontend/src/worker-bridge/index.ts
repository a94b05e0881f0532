import { hearWorker } from "./messages";
import { shellOf } from "./registration";
import { watchUpdates } from "./updates";

const serviceWorker = "serviceWorker" in navigator ? navigator.serviceWorker : undefined;
const caches = "caches" in globalThis ? globalThis.caches : undefined;

/** The worker's side, for `createLocal`. */
export const shell = shellOf({ serviceWorker, caches });

export const onWorkerMessage = (listener: Parameters<typeof hearWorker>[1]): void =>
  hearWorker(serviceWorker, listener);

export const { onUpdateReady, applyUpdate } = watchUpdates({
  serviceWorker,
  document,
  reload: () => location.reload(),
});
