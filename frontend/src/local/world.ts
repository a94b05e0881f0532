import type { ForAlerts } from "./alerts/for-alerts";
import { type Clock, deviceClock } from "./clock";
import { mintUuid, sha256 } from "./numbers";
import { type Page, surroundingPage } from "./page";
import type { Server } from "./server";
import type { Shell } from "./shell";

/** What tells other tabs of this phone that something has changed. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  close(): void;
}

/** The part of Web Locks that is used. */
export interface Locks {
  request(
    name: string,
    options: { ifAvailable: boolean },
    work: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
}

export interface Persistence {
  persist?(): Promise<boolean>;
  persisted?(): Promise<boolean>;
}

/** Everything outside that the phone's own half touches; tests bring their own. */
export interface World {
  server: Server;
  shell: Shell;
  alerts: ForAlerts;
  indexedDB: IDBFactory | undefined;
  clock: Clock;
  /** In [0, 1), for jitter and fair spread; never for secrets. */
  random: () => number;
  uuid: () => string;
  /** SHA-256 in hex. */
  digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  locks: Locks | undefined;
  storage: Persistence | undefined;
  /** null where the browser has no BroadcastChannel: then tabs look again when they become visible. */
  openChannel: () => Channel | null;
  page: Page;
  /** Runs later; answers how to call it off. */
  later: (work: () => void, milliseconds: number) => () => void;
}

export type LocalOptions = Pick<World, "server" | "shell"> & Partial<World>;

/** The browser's own world, with whatever the caller puts in its place. */
export function surroundingWorld(options: LocalOptions): World {
  const navigator = globalThis.navigator as { locks?: unknown; storage?: unknown } | undefined;
  return {
    alerts: { end: async () => undefined, forgetNotices: async () => undefined },
    indexedDB: globalThis.indexedDB as IDBFactory | undefined,
    clock: deviceClock,
    random: Math.random,
    uuid: mintUuid,
    digest: sha256,
    locks: navigator?.locks as Locks | undefined,
    storage: navigator?.storage as Persistence | undefined,
    openChannel: () =>
      typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("lebenszeichen"),
    page: surroundingPage(globalThis as unknown as Parameters<typeof surroundingPage>[0]),
    later(work, milliseconds) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    ...options,
  };
}
