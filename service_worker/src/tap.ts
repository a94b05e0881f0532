import { saveSetting } from "../../frontend/src/local/alerts/store";
import type { PushEnvironment } from "./push";

/** A tap: focuses a window of ours before it opens one. "Turn off" leads to the switch, never turns off unseen. */
export async function openNotice(
  environment: PushEnvironment,
  notification: { data: unknown; close(): void },
  action: string,
): Promise<void> {
  const { alerts, clients, navigator } = environment;
  notification.close();
  const path = action === "turn_off" ? "/app/alerts" : pathOf(notification.data);
  await navigator.clearAppBadge?.().catch(() => undefined);
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((client) => shows(new URL(client.url).pathname, path));
  if (open) {
    // A browser may refuse the focus (the tap was too long ago): the window goes there all the same.
    const focused = await open.focus().catch(() => open);
    focused.postMessage({ type: "open", path });
    return;
  }
  // Before the window: a cold start on iOS loses the address that it is given.
  await saveSetting(alerts, "target", { path, at: environment.now() }).catch(() => undefined);
  await clients.openWindow(path);
}

/** The app goes wherever it is told to; the desk is another program and only focused where it stands there already. */
const shows = (window: string, path: string): boolean =>
  path.startsWith("/app/") ? window.startsWith("/app/") : window === path;

function pathOf(data: unknown): string {
  const path = (data as { path?: unknown } | null)?.path;
  return typeof path === "string" && /^\/(app|desk)\//.test(path) ? path : "/app/releases";
}
