import type { AlertsDatabase } from "../../frontend/src/local/alerts/database";
import { subscriptionMessage } from "../../frontend/src/local/alerts/message";
import { type Notice, readPush } from "../../frontend/src/local/alerts/notices";
import type { WorkerWords } from "../../frontend/src/local/alerts/schema";
import {
  changeSubscribed,
  readSetting,
  rememberNotice,
} from "../../frontend/src/local/alerts/store";

/** The part of the worker's world that notices need; tests bring a small one. */
export interface PushEnvironment {
  origin: string;
  alerts: AlertsDatabase;
  registration: Pick<ServiceWorkerRegistration, "showNotification" | "pushManager">;
  clients: Pick<Clients, "matchAll" | "openWindow">;
  navigator: {
    setAppBadge?: (count?: number) => Promise<void>;
    clearAppBadge?: () => Promise<void>;
  };
  fetch: (input: string, init: RequestInit) => Promise<Response>;
  now: () => number;
}

/** Where nobody has chosen words: read by few, understood by most. */
const PLAIN: WorkerWords = { message: "Lebenszeichen: 1", read: "OK", turn_off: "×" };
const ICON = "/app/icon-192.png";

/** Shows a push, whatever is in it, then does the rest: nothing else may keep it from being seen. */
export async function showPush(environment: PushEnvironment, text: string | null): Promise<void> {
  const { alerts, navigator, registration } = environment;
  const subscribed = await readSetting(alerts, "subscribed").catch(() => null);
  const words = subscribed?.words ?? PLAIN;
  const notice = readPush(text, environment.origin, words.message);
  const shown = await registration.showNotification(notice.title, optionsOf(notice, words)).then(
    () => true,
    () => false,
  );
  const told =
    notice.handshake !== null && shown && (await sendBack(environment, notice.handshake));
  const kept = { ...notice, handshake: told || !shown ? null : notice.handshake };
  await Promise.allSettled([
    rememberNotice(alerts, kept, shown, environment.now()),
    notice.badge ? navigator.setAppBadge?.(1) : undefined,
  ]);
  await tellPages(environment, notice);
}

type Options = NotificationOptions & { renotify?: boolean; actions?: unknown[] };

function optionsOf(notice: Notice, words: WorkerWords): Options {
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

/** The first notice's token goes back: the server knows now that notices are seen here. Else the app tries again. */
async function sendBack(environment: PushEnvironment, handshake: string): Promise<boolean> {
  try {
    const answer = await send(environment, "POST", "confirmations", { handshake });
    if (answer.ok) await changeSubscribed(environment.alerts, { confirmed: true });
    return answer.ok;
  } catch {
    return false;
  }
}

async function tellPages({ clients }: PushEnvironment, notice: Notice): Promise<void> {
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    client.postMessage({ type: "notice", kind: notice.kind });
  }
}

/** The browser changed the address by itself: subscribe again with the same key and tell the server. */
export async function renewSubscription(environment: PushEnvironment): Promise<void> {
  const { alerts, registration } = environment;
  const subscribed = await readSetting(alerts, "subscribed").catch(() => null);
  if (!subscribed) return;
  const manager = registration.pushManager;
  const subscription =
    (await manager.getSubscription()) ??
    (await manager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: subscribed.public_key,
    }));
  const message = subscriptionMessage(subscription.toJSON(), subscribed);
  const answer = await send(environment, "PUT", "subscriptions/current", message, subscribed.token);
  // Otherwise the app tells it at its next start, because the addresses differ.
  if (answer.ok) await changeSubscribed(alerts, { endpoint: message.endpoint });
}

function send(
  { fetch }: PushEnvironment,
  method: string,
  path: string,
  body: unknown,
  token?: string,
): Promise<Response> {
  return fetch(`/api/alerts/${path}`, {
    method,
    headers: {
      "Content-Type": "application/json",
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    credentials: "omit",
    cache: "no-store",
  });
}
