import { type Notice, readPush } from "../../frontend/src/local/alerts/notices";
import type { AlertsConnection, Subscribed } from "../../frontend/src/local/alerts/schema";
import {
  markConfirmed,
  readSubscribed,
  rememberNotice,
  rememberTarget,
} from "../../frontend/src/local/alerts/store";

/** The part of the worker's world that notices need; tests bring a small one. */
export interface PushEnvironment {
  origin: string;
  alerts: AlertsConnection;
  registration: Pick<ServiceWorkerRegistration, "showNotification" | "pushManager">;
  clients: Pick<Clients, "matchAll" | "openWindow">;
  navigator: { setAppBadge?: (count?: number) => Promise<void>; clearAppBadge?: () => Promise<void> };
  fetch: (input: string, init: RequestInit) => Promise<Response>;
  now: () => number;
}

/** Where nobody has chosen words: read by few, understood by most. */
const PLAIN = { message: "Lebenszeichen: 1", read: "OK", turn_off: "×" };
const ICON = "/app/icon-192.png";

/** Shows a push, whatever is in it, then does the rest: nothing else may keep it from being seen. */
export async function showPush(environment: PushEnvironment, text: string | null): Promise<void> {
  const subscribed = await readSubscribed(environment.alerts).catch(() => null);
  const words = subscribed?.words ?? PLAIN;
  const notice = readPush(text, environment.origin, words.message);
  await environment.registration.showNotification(notice.title, optionsOf(notice, words));
  await Promise.allSettled([
    rememberNotice(environment.alerts, notice, environment.now()),
    notice.badge ? environment.navigator.setAppBadge?.(1) : undefined,
    notice.handshake ? sendBack(environment, notice.handshake) : undefined,
    tellPages(environment, notice),
  ]);
}

type Options = NotificationOptions & { renotify?: boolean; actions?: unknown[] };

function optionsOf(notice: Notice, words: typeof PLAIN): Options {
  return {
    body: notice.body,
    tag: notice.tag,
    renotify: false,
    silent: notice.silent,
    icon: ICON,
    badge: ICON,
    ...(notice.lang && { lang: notice.lang }),
    data: { path: notice.path },
    actions: [
      { action: "read", title: words.read },
      { action: "turn_off", title: words.turn_off },
    ],
  };
}

/** The first notice's token goes back: the server knows now that notices are seen here. */
async function sendBack(environment: PushEnvironment, handshake: string): Promise<void> {
  const answer = await environment.fetch("/api/alerts/confirmations", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ handshake }),
    credentials: "omit",
    cache: "no-store",
  });
  if (answer.ok) await markConfirmed(environment.alerts);
}

async function tellPages({ clients }: PushEnvironment, notice: Notice): Promise<void> {
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    client.postMessage({ type: "notice", kind: notice.kind, event: notice.event });
  }
}

/** A tap: focuses a window of ours before it opens one. "Turn off" leads to the switch, never turns off unseen. */
export async function openNotice(
  environment: PushEnvironment,
  notification: { data: unknown; close(): void },
  action: string,
): Promise<void> {
  notification.close();
  const path = action === "turn_off" ? "/app/alerts" : pathOf(notification.data);
  // Before any window: a cold start on iOS loses the address that it is given.
  await rememberTarget(environment.alerts, path, environment.now()).catch(() => undefined);
  await environment.navigator.clearAppBadge?.().catch(() => undefined);
  const windows = await environment.clients.matchAll({ type: "window", includeUncontrolled: true });
  const scope = path.startsWith("/desk/") ? "/desk/" : "/app/";
  const open = windows.find((client) => new URL(client.url).pathname.startsWith(scope));
  if (!open) {
    await environment.clients.openWindow(path);
    return;
  }
  const focused = await open.focus().catch(() => open);
  focused.postMessage({ type: "open", path });
}

function pathOf(data: unknown): string {
  const path = (data as { path?: unknown } | null)?.path;
  return typeof path === "string" && path.startsWith("/") && !path.startsWith("//")
    ? path
    : "/app/releases";
}

/** The browser changed the address by itself: subscribe again with the same key and tell the server. */
export async function renewSubscription(environment: PushEnvironment): Promise<void> {
  const subscribed = await readSubscribed(environment.alerts).catch(() => null);
  if (!subscribed) return;
  const manager = environment.registration.pushManager;
  const subscription =
    (await manager.getSubscription()) ??
    (await manager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: subscribed.public_key,
    }));
  await environment.fetch("/api/alerts/subscriptions/current", {
    method: "PUT",
    headers: {
      "Content-Type": "application/json",
      Authorization: `Bearer ${subscribed.token}`,
    },
    body: JSON.stringify(bodyOf(subscription.toJSON(), subscribed)),
    credentials: "omit",
    cache: "no-store",
  });
}

/** The message of POST and PUT /api/alerts/subscriptions. */
export function bodyOf(
  { endpoint, keys }: PushSubscriptionJSON,
  subscribed: Pick<Subscribed, "key_id" | "choices" | "consent_version">,
): Record<string, unknown> {
  const { key_id, choices, consent_version } = subscribed;
  return { endpoint, p256dh: keys?.p256dh, auth: keys?.auth, key_id, consent_version, ...choices };
}
