/** Calls back with whatever the worker says to this page. */
export function hearWorker(
  workers: ServiceWorkerContainer | undefined,
  listener: (message: Record<string, never>) => void,
): void {
  workers?.addEventListener("message", ({ data }) => listener(data ?? {}));
}
