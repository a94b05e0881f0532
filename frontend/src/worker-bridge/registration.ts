import { type Shell, type ShellRemains, ShellUnavailable } from "../local/shell";

const SCRIPT = "/app/sw.js";
const SCOPE = "/app/";
const CACHES = "lebenszeichen-";

/** The browser's doors to workers and their caches; missing in private windows and without https. */
export interface WorkerDoors {
  serviceWorker: ServiceWorkerContainer | undefined;
  caches: CacheStorage | undefined;
}

/** Starts and stops the worker. Nothing is registered before `keep`. */
export function shellOf({ serviceWorker, caches }: WorkerDoors): Shell {
  return {
    async keep() {
      if (!serviceWorker) throw new ShellUnavailable("this browser runs no worker here");
      const registration = await serviceWorker
        .register(SCRIPT, { scope: SCOPE })
        .catch((error) => Promise.reject(new ShellUnavailable(String(error))));
      await installed(registration);
    },
    async remove() {
      const remains: ShellRemains[] = [];
      const registration = await serviceWorker?.getRegistration(SCOPE);
      if (registration && !(await registration.unregister())) remains.push("worker");
      if (caches && !(await deleteCaches(caches))) remains.push("shell");
      return remains;
    },
  };
}

const notWhole = (): ShellUnavailable => new ShellUnavailable("the shell did not come whole");

/** Resolves when a whole shell is in the cache: this version's, or an older one that serves until this one may. */
function installed({ active, waiting, installing }: ServiceWorkerRegistration): Promise<void> {
  if (active) return stillKept(active);
  if (waiting) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (installing?.state === "redundant") reject(notWhole());
      else if (installing?.state !== "installing") resolve();
    };
    installing?.addEventListener("statechange", look);
    look();
  });
}

/** After a wipe beside another open tab the browser gives the old worker back, without what it had kept: it fetches it. */
function stillKept(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      if (data) resolve();
      else reject(notWhole());
    };
    worker.postMessage({ type: "keep" }, [port2]);
  });
}

async function deleteCaches(caches: CacheStorage): Promise<boolean> {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  const deleted = await Promise.all(names.map((name) => caches.delete(name)));
  return deleted.every(Boolean);
}
