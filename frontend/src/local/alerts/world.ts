import { type Clock, deviceClock } from "../clock";
import { AlertsDatabase } from "./database";
import type { PushDoor } from "./door";
import type { AlertServer } from "./server";

/** Everything outside that alerts touch; tests bring their own. */
export interface AlertsWorld {
  server: AlertServer;
  browser: PushDoor;
  indexedDB: IDBFactory | undefined;
  database: AlertsDatabase;
  clock: Clock;
  /** Runs later; answers how to call it off. */
  later: (work: () => void, milliseconds: number) => () => void;
}

export type AlertsOptions = Pick<AlertsWorld, "server" | "browser"> &
  Partial<Omit<AlertsWorld, "database">>;

/** The browser's own world, with whatever the caller puts in its place. */
export function alertsWorld(options: AlertsOptions): AlertsWorld {
  const indexedDB = globalThis.indexedDB as IDBFactory | undefined;
  const world = {
    indexedDB,
    clock: deviceClock,
    later(work: () => void, milliseconds: number) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    ...options,
  };
  return { ...world, database: new AlertsDatabase(world.indexedDB) };
}
