/** What the build writes into the worker. */
export interface Build {
  /** Names the cache; another for every change of any file. */
  name: string;
  /** Paths to keep, all of them or none. The first is the app's page. */
  precache: string[];
  /** A file that only this build's page mentions: a page without it belongs to another build. */
  mark: string;
}

/** The part of the worker's world that is used; tests bring a small one. */
export interface Environment {
  build: Build;
  origin: string;
  caches: CacheStorage;
  fetch: (request: Request) => Promise<Response>;
}

/** Every cache of ours begins so. */
export const CACHES = "lebenszeichen-shell-";

/** Where the app lives; its page answers every path below that is no file. */
export const SCOPE = "/app/";
