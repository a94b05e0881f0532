const SCOPE = "/app/";

/** The page around, as far as updates need it. */
export interface UpdatePage {
  serviceWorker: ServiceWorkerContainer | undefined;
  document: Pick<Document, "visibilityState" | "addEventListener">;
  reload: () => void;
}

export interface Updates {
  /** Calls back when a new version is whole on this phone and waits; at once if one waits already. */
  onUpdateReady(listener: () => void): () => void;
  /** The tap: the waiting version takes over, and this page reloads once. Nothing else ever reloads it. */
  applyUpdate(): Promise<void>;
}

export function watchUpdates({ serviceWorker, document, reload }: UpdatePage): Updates {
  const listeners = new Set<() => void>();
  const watched = new WeakSet<ServiceWorkerRegistration>();
  let waits = false;

  const announce = (): void => {
    waits = true;
    for (const listener of listeners) listener();
  };
  const follow = (registration: ServiceWorkerRegistration): void => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // The very first worker finds nobody to take over from.
      if (worker.state === "installed" && registration.active) announce();
    });
  };
  const watch = (registration: ServiceWorkerRegistration): void => {
    if (watched.has(registration)) return;
    watched.add(registration);
    if (registration.waiting) announce();
    follow(registration);
    registration.addEventListener("updatefound", () => follow(registration));
  };
  const registered = async (): Promise<ServiceWorkerRegistration | undefined> => {
    const registration = await serviceWorker?.getRegistration(SCOPE);
    if (registration) watch(registration);
    return registration;
  };

  const look = async (): Promise<void> => {
    if (document.visibilityState !== "visible") return;
    // Offline, or the server is restarting: there will be another look.
    await (await registered())?.update().catch(() => undefined);
  };

  void look();
  document.addEventListener("visibilitychange", () => void look());
  // Resolves only once there is a worker: a page that has just said yes is told of later versions too.
  void serviceWorker?.ready.then(watch);

  return {
    onUpdateReady(listener) {
      listeners.add(listener);
      if (waits) listener();
      return () => listeners.delete(listener);
    },
    async applyUpdate() {
      const waiting = (await registered())?.waiting;
      if (!waiting) return;
      serviceWorker?.addEventListener("controllerchange", reload, { once: true });
      waiting.postMessage({ type: "activate" });
    },
  };
}
