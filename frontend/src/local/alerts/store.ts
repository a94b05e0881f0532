import type { Notice } from "./notices";
import type { AlertSettings, AlertsConnection, ShownNotice, Subscribed } from "./schema";

/** Notices older than this many milliseconds are forgotten: the list on the phone tells of releases. */
const KEPT = 60 * 24 * 60 * 60 * 1000;
/** A tap leads somewhere within this many milliseconds, or it was another start of the app. */
const FRESH = 60 * 1000;

async function setting<K extends keyof AlertSettings>(
  alerts: AlertsConnection,
  key: K,
): Promise<AlertSettings[K] | null> {
  const value = await alerts.read(["settings"], (transaction) =>
    transaction.objectStore("settings").get(key),
  );
  // The store is keyed by the names of AlertSettings and nothing else writes to it.
  return (value as AlertSettings[K] | undefined) ?? null;
}

export const readSubscribed = (alerts: AlertsConnection): Promise<Subscribed | null> =>
  setting(alerts, "subscribed");

export async function saveSubscribed(
  alerts: AlertsConnection,
  subscribed: Subscribed,
): Promise<void> {
  await alerts.write(["settings"], async (transaction) => {
    await transaction.objectStore("settings").put(subscribed, "subscribed");
  });
}

/** The first notice came back: alerts work here. */
export async function markConfirmed(alerts: AlertsConnection): Promise<void> {
  await alerts.write(["settings"], async (transaction) => {
    const settings = transaction.objectStore("settings");
    const subscribed = (await settings.get("subscribed")) as Subscribed | undefined;
    if (subscribed) await settings.put({ ...subscribed, confirmed: true }, "subscribed");
  });
}

/** Keeps a notice for the app; the newest of a release replaces the earlier ones, and what is old goes. */
export async function rememberNotice(
  alerts: AlertsConnection,
  notice: Notice,
  now: number,
): Promise<void> {
  await alerts.write(["notices"], async (transaction) => {
    const notices = transaction.objectStore("notices");
    for (const shown of await notices.getAll()) {
      if (shown.at < now - KEPT) await notices.delete(shown.tag);
    }
    await notices.put({ ...notice, handshake: null, at: now });
  });
}

/** What was shown on this phone, the latest first. */
export async function shownNotices(alerts: AlertsConnection): Promise<ShownNotice[]> {
  const shown = await alerts.read(["notices"], (transaction) =>
    transaction.objectStore("notices").getAll(),
  );
  return shown.sort((a, b) => b.at - a.at);
}

export async function rememberTarget(
  alerts: AlertsConnection,
  path: string,
  now: number,
): Promise<void> {
  await alerts.write(["settings"], async (transaction) => {
    await transaction.objectStore("settings").put({ path, at: now }, "target");
  });
}

/** Where the tap that started the app wanted to go; asked once. */
export async function takeTarget(alerts: AlertsConnection, now: number): Promise<string | null> {
  const target = await setting(alerts, "target");
  if (!target) return null;
  await alerts.write(["settings"], (transaction) =>
    transaction.objectStore("settings").delete("target"),
  );
  return now - target.at < FRESH && now >= target.at ? target.path : null;
}
