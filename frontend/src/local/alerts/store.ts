import type { AlertsDatabase } from "./database";
import type { Notice } from "./notices";
import type { AlertSettings, ShownNotice, Subscribed } from "./schema";

/** Notices older than this many milliseconds are forgotten: the list on the phone tells of releases. */
const KEPT = 60 * 24 * 60 * 60 * 1000;
/** A tap leads somewhere within this many milliseconds, or it was another start of the app. */
const FRESH = 60 * 1000;

type Setting = keyof AlertSettings;

/** null where nothing of the kind is stored. Rejects where nobody asked to be told. */
export function readSetting<K extends Setting>(
  alerts: AlertsDatabase,
  key: K,
): Promise<AlertSettings[K] | null> {
  return alerts.use("readonly", ({ settings }) => {
    const request: IDBRequest<AlertSettings[K] | undefined> = settings.get(key);
    return () => request.result ?? null;
  });
}

export function saveSetting<K extends Setting>(
  alerts: AlertsDatabase,
  key: K,
  value: AlertSettings[K],
): Promise<void> {
  return alerts.use("readwrite", ({ settings }) => {
    settings.put(value, key);
    return () => undefined;
  });
}

/** Changes what is known of the subscription, as it is at this moment; answers it, or null when it ended meanwhile. */
export function changeSubscribed(
  alerts: AlertsDatabase,
  change: Partial<Subscribed>,
): Promise<Subscribed | null> {
  return alerts.use("readwrite", ({ settings }) => {
    const request: IDBRequest<Subscribed | undefined> = settings.get("subscribed");
    request.onsuccess = () => {
      if (request.result) settings.put({ ...request.result, ...change }, "subscribed");
    };
    return () => (request.result ? { ...request.result, ...change } : null);
  });
}

/** The subscription ends here; its token stays until the server has heard of it. */
export function saveEnding(alerts: AlertsDatabase, token: string): Promise<void> {
  return alerts.use("readwrite", ({ settings, notices }) => {
    settings.clear();
    notices.clear();
    settings.put(token, "ending");
    return () => undefined;
  });
}

/** Keeps a notice for the app; the newest of a release replaces the earlier ones, and what is old goes. */
export function rememberNotice(
  alerts: AlertsDatabase,
  notice: Notice,
  shown: boolean,
  now: number,
): Promise<void> {
  return alerts.use("readwrite", ({ notices }) => {
    const request: IDBRequest<ShownNotice[]> = notices.getAll();
    request.onsuccess = () => {
      for (const { at, tag } of request.result) if (at < now - KEPT) notices.delete(tag);
      notices.put({ ...notice, shown, at: now } satisfies ShownNotice);
    };
    return () => undefined;
  });
}

/** What reached this phone, the latest first. */
export function shownNotices(alerts: AlertsDatabase): Promise<ShownNotice[]> {
  return alerts.use("readonly", ({ notices }) => {
    const request: IDBRequest<ShownNotice[]> = notices.getAll();
    return () => request.result.sort((a, b) => b.at - a.at);
  });
}

/** "Before a journey": no notice, and no place to which one led. */
export function forgetNotices(alerts: AlertsDatabase): Promise<void> {
  return alerts.use("readwrite", ({ settings, notices }) => {
    notices.clear();
    settings.delete("target");
    return () => undefined;
  });
}

/** Where the tap that started the app wanted to go; asked once. */
export function takeTarget(alerts: AlertsDatabase, now: number): Promise<string | null> {
  return alerts.use("readwrite", ({ settings }) => {
    const request: IDBRequest<AlertSettings["target"] | undefined> = settings.get("target");
    settings.delete("target");
    return () => {
      const target = request.result;
      return target && now - target.at < FRESH && now >= target.at ? target.path : null;
    };
  });
}
