"""A phone whose browser subscribes by itself, at a push service on loopback, and shows what reaches it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, expect

from browser.phone import Phone
from browser.volunteer import press
from browser.words import say
from push_service import PushService
from push_service.chromium_gcm import ChromiumBrowser, ChromiumGcm
from real_server import RealServer

_NO_NETWORK_BEHIND = "--disable-background-networking"
_PATIENCE = 45.0
# Asked while a notice is being shown, Chromium takes it for one that is gone already: the worker's word comes first.
_HEAR = """(() => {
  const heard = (globalThis.heard = []);
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data?.type === "notice") heard.push(data.kind);
  });
})()"""
_HEARD = "([kind, times]) => heard.filter((one) => one === kind).length >= times"
_SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const shown = await registration.getNotifications();
  return shown.map(({ title, body, tag, lang, silent }) => ({ title, body, tag, lang, silent }));
}"""
_TAP = """async (tag) => {
  const [notification] = await self.registration.getNotifications({ tag });
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification, action: "" }));
}"""
_SUBSCRIPTION = """async () => {
  const registration = await navigator.serviceWorker.ready;
  return (await registration.pushManager.getSubscription()).toJSON();
}"""
_SUBSCRIBED = """() => new Promise((done, failed) => {
  const opening = indexedDB.open("lebenszeichen-alerts");
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction("settings").objectStore("settings").get("subscribed");
    reading.onsuccess = () => { opening.result.close(); done(reading.result.token); };
  };
})"""


class PushPhone(Phone):
    """Its Chromium may use its push service, which is the stand-in and nobody else."""

    def __init__(self, playwright: Playwright, profile: Path, server: RealServer, service: PushService) -> None:
        super().__init__(playwright, profile, server)
        self.gcm = ChromiumGcm(service, profile)
        self.gcm.open()
        self.flags = [flag for flag in self.flags if flag != _NO_NETWORK_BEHIND] + self.gcm.switches
        self.left_out = [_NO_NETWORK_BEHIND]

    def start(self) -> None:
        super().start()
        self.context.grant_permissions(["notifications"], origin=self.server.url)
        self.context.add_init_script(_HEAR)

    @property
    def at_the_service(self) -> ChromiumBrowser:
        """What the push service knows of it."""
        return self.gcm.browsers[-1]

    def turn_alerts_on(self, page: Page) -> None:
        """The tap, and everything after it until the first notice has come back to the server."""
        press(page, say("alerts.turn_on"))
        expect(page.get_by_text(say("alerts.on"))).to_be_visible(timeout=_PATIENCE * 1000)

    def shown(self, page: Page, kind: str, times: int = 1) -> list[dict[str, Any]]:
        """What stands on the lock screen once the worker has shown so many notices of this kind."""
        page.wait_for_function(_HEARD, arg=[kind, times], timeout=_PATIENCE * 1000)
        notices: list[dict[str, Any]] = page.evaluate(_SHOWN)
        return notices

    def tap(self, tag: str) -> None:
        """What a finger on the notice does. No lock screen is in this browser: the worker is told of the tap."""
        (worker,) = self.context.service_workers
        worker.evaluate(_TAP, tag)

    def secrets(self, page: Page) -> list[str]:
        """What nobody but this phone may keep in clear: address, keys and token of its subscription."""
        listening: dict[str, Any] = page.evaluate(_SUBSCRIPTION)
        return [listening["endpoint"], *listening["keys"].values(), page.evaluate(_SUBSCRIBED)]
