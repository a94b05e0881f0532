"""A browser that says it listens, without any push service: for looking at screens, not for messages."""

from playwright.sync_api import BrowserContext, Page

ENDPOINT = "https://fcm.googleapis.com/fcm/send/looked-at"
_LISTEN = """(() => {
  if (!("PushManager" in globalThis)) return;
  // Chromium's headless shell refuses notices whatever it is allowed.
  Object.defineProperty(Notification, "permission", { get: () => "granted", configurable: true });
  Notification.requestPermission = async () => Notification.permission;
  const keys = {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  };
  let kept = null;
  const listening = {
    endpoint: "%s",
    toJSON: () => ({ endpoint: listening.endpoint, keys }),
    unsubscribe: async () => { kept = null; return true; },
  };
  PushManager.prototype.getSubscription = async () => kept;
  PushManager.prototype.subscribe = async () => (kept = listening);
})()"""
_PERMISSION = """(word) => Object.defineProperty(Notification, "permission", { get: () => word, configurable: true })"""


def listen_without_a_push_service(context: BrowserContext | Page) -> None:
    """Notices are allowed, and subscribing settles at once, with RFC 8291's keys; nothing ever comes."""
    context.add_init_script(_LISTEN % ENDPOINT)


def say_permission(page: Page, word: str) -> None:
    """What the browser says of its permission until the page is loaded again: granted, denied or default."""
    page.evaluate(_PERMISSION, word)
