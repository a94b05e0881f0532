/** What the phone asks of the service worker's side. `frontend/src/worker-bridge` implements it. */
export interface Shell {
  /** Starts the worker; resolves when the whole shell is kept. Rejects with ShellUnavailable. */
  keep(): Promise<void>;
  /** Stops the worker and deletes its caches; answers what could not be removed. */
  remove(): Promise<ShellRemains[]>;
}

export type ShellRemains = "worker" | "shell";

/** This browser runs no worker here (a private window, an address without https), or the shell did not come whole. */
export class ShellUnavailable extends Error {}
