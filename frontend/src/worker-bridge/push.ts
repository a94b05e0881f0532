import type { PushDoor } from "../local/alerts/door";
import type { Shell } from "../local/shell";

const SCOPE = "/app/";

type Badged = Navigator & { clearAppBadge?: () => Promise<void> };

/** The browser's own side of notices. Nothing is asked or started before somebody calls. */
export function pushDoor(shell: Shell, page: Window & typeof globalThis): PushDoor {
  const workers = "serviceWorker" in page.navigator ? page.navigator.serviceWorker : undefined;
  return {
    supported: () => workers !== undefined && "PushManager" in page && "Notification" in page,
    permission: () => page.Notification.permission,
    // Very old Safaris answer by calling back; they have no push either.
    askPermission: () => page.Notification.requestPermission(),
    async registration() {
      await shell.keep();
      return (workers as ServiceWorkerContainer).ready;
    },
    registered: async () => (await workers?.getRegistration(SCOPE)) ?? null,
    onNotice(listener) {
      workers?.addEventListener("message", ({ data }) => {
        if (data?.type === "notice") listener();
      });
    },
    stopWorker: async () => void (await shell.remove()),
    clearBadge: async () => (page.navigator as Badged).clearAppBadge?.(),
  };
}
