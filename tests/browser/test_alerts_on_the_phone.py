"""The worker in a real browser: a push is handed to it over DevTools, and what it shows is asked of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, Playwright, expect

from browser.listening import listen_without_a_push_service
from browser.phone import Phone
from browser.stores import kept
from browser.volunteer import heading, keep_offline, press
from browser.words import say
from lebenszeichen.alerts.payload import Notice, Reader, payload

_SHOWN = """async () => (await self.registration.getNotifications()).map(
  ({ title, body, tag, silent, actions }) =>
    ({ title, body, tag, silent, actions: actions.map((one) => one.action) }))"""
# Chromium writes a notice down before it stands there. Asked for notices in between, it strikes from its book what does
# not stand there: the notice would come up, and be missing in every later answer.
_HEAR = """() => {
  window.heard = new Promise((done) =>
    navigator.serviceWorker.addEventListener("message", ({ data }) => data.type === "notice" && done()));
}"""
_COUNT_ASKING = """(() => {
  globalThis.asked = 0;
  const asks = ServiceWorkerRegistration.prototype;
  const ask = asks.getNotifications;
  asks.getNotifications = async function (...filter) {
    const found = await ask.apply(this, filter);
    globalThis.asked += 1;
    return found;
  };
})()"""
_TAP = """async (action) => {
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification, action }));
}"""
_WATCH_BADGE = """() => {
  self.badges = [];
  self.navigator.setAppBadge = async (count) => void self.badges.push(count);
  self.navigator.clearAppBadge = async () => void self.badges.push(0);
}"""
_LOOKS = 600
"""Half a minute, which is a limit and not a measure."""
TEXTS = {
    "de": {"title": "Ein Mensch ist aus der Haft", "body": "Es ist A.", "neutral": "1 neue Nachricht"},
}
WRONG = {"de": {"title": "Unsere Meldung war falsch", "body": "Es tut uns leid.", "neutral": "1 neue Nachricht"}}


class PushService:
    """Hands messages to the worker of a page, as the browser does when its push service brings one."""

    def __init__(self, page: Page, url: str) -> None:
        self._page, self._url = page, url
        self._devtools: CDPSession = page.context.new_cdp_session(page)
        self._registration = ""
        self._devtools.on("ServiceWorker.workerVersionUpdated", self._note)
        self._devtools.send("ServiceWorker.enable")

    def deliver(self, data: str) -> None:
        """Resolves when the worker has told the page, which it does after showing."""
        while not self._registration:
            self._page.wait_for_timeout(20)
        message = {"origin": self._url, "registrationId": self._registration, "data": data}
        self._page.evaluate(_HEAR)
        self._devtools.send("ServiceWorker.deliverPushMessage", message)
        self._page.evaluate("() => window.heard")

    def tell(self, kind: str, texts: dict[str, dict[str, str]] = TEXTS, event: int = 1) -> None:
        """What the server would send of a release, in full."""
        notice = Notice(event, f"draft:{event}:told", kind, "r-one", texts)
        self.deliver(payload(notice, Reader("de", "at_once", "full"), self._url).decode())

    def _note(self, event: dict[str, Any]) -> None:
        # A message for a worker that is not active yet is lost.
        for version in event["versions"]:
            if version["status"] == "activated":
                self._registration = version["registrationId"]


@pytest.fixture(scope="module")
def notified_phone(
    playwright: Playwright, lasting_phone: Phone, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Phone]:
    """A phone in Chromium as people have it: its shell shows no notices."""
    phone = Phone(playwright, tmp_path_factory.mktemp("notified") / "phone", lasting_phone.server)
    phone.start()
    phone.context.grant_permissions(["notifications"], origin=phone.server.url)
    yield phone
    phone.stop()


@pytest.fixture
def phone(notified_phone: Phone) -> Iterator[Phone]:
    """A phone that may show notices."""
    notified_phone.begin_again()
    yield notified_phone
    assert notified_phone.watch.faults == []


@pytest.fixture
def page(phone: Phone) -> Page:
    """Somebody has asked to be told, on a phone that keeps no list and says that it listens."""
    page = phone.page()
    listen_without_a_push_service(page)
    page.goto(f"{phone.server.url}/app/alerts")
    press(page, say("alerts.turn_on"))
    expect(page.get_by_text(say("alerts.waiting"))).to_be_visible()
    return page


@pytest.fixture
def push(phone: Phone, page: Page) -> PushService:
    return PushService(page, phone.server.url)


def shown(phone: Phone, page: Page, count: int = 1) -> list[dict[str, Any]]:
    """The notices that stand there, once there are so many."""
    for _ in range(_LOOKS):
        notices: list[dict[str, Any]] = phone.worker(page).evaluate(_SHOWN)
        if len(notices) == count:
            return notices
        page.wait_for_timeout(50)
    raise AssertionError(f"{notices} instead of {count} notices")


def when_shown(phone: Phone, page: Page, title: str) -> dict[str, Any]:
    for _ in range(_LOOKS):
        notices = shown(phone, page)
        if notices[0]["title"] == title:
            return notices[0]
        page.wait_for_timeout(50)
    raise AssertionError(f"{notices} instead of {title}")


def test_without_a_list_a_release_its_correction_and_whatever_else_comes_are_seen(
    phone: Phone, page: Page, push: PushService
) -> None:
    assert kept(page)["databases"] == ["lebenszeichen-alerts"]
    assert kept(page)["workers"] == ["/app/"]
    push.tell("release")
    first = when_shown(phone, page, "Ein Mensch ist aus der Haft")
    assert first == {
        "title": "Ein Mensch ist aus der Haft",
        "body": "Es ist A.",
        "tag": "release-r-one",
        "silent": False,
        "actions": ["read", "turn_off"],
    }
    push.tell("withdrawal", WRONG, event=2)
    second = when_shown(phone, page, "Unsere Meldung war falsch")
    assert second["tag"] == first["tag"]
    assert second["silent"] is True
    push.deliver("no JSON at all")
    assert say("alerts.worker_message") in [one["title"] for one in shown(phone, page, 2)]


def test_a_death_has_no_sound_and_no_number_and_a_releases_number_goes_with_a_tap(
    phone: Phone, page: Page, push: PushService
) -> None:
    phone.worker(page).evaluate(_WATCH_BADGE)
    push.tell("death")
    assert when_shown(phone, page, "Ein Mensch ist aus der Haft")["silent"] is True
    assert phone.worker(page).evaluate("self.badges") == []
    push.tell("release", event=2)
    shown(phone, page)
    phone.worker(page).evaluate(_TAP, "read")
    heading(page, "Ein Mensch ist aus der Haft")
    assert phone.worker(page).evaluate("self.badges") == [1, 0]


def test_a_tap_leads_an_open_app_to_the_release_as_it_was_told(phone: Phone, page: Page, push: PushService) -> None:
    push.tell("release")
    shown(phone, page)
    phone.worker(page).evaluate(_TAP, "")
    heading(page, "Ein Mensch ist aus der Haft")
    expect(page.get_by_text("Es ist A.")).to_be_visible()
    plain = page.get_by_role("link", name=say("release.plain"))
    assert plain.get_attribute("href") == "/de/releases/r-one"
    shown(phone, page, 0)


def test_turn_off_leads_to_the_switch(phone: Phone, page: Page, push: PushService) -> None:
    page.add_init_script(_COUNT_ASKING)
    page.goto(f"{phone.server.url}/app/releases/r-one")
    heading(page, say("release.unknown_title"))
    # Whoever looks at releases has seen their notices: those are asked for, and taken from the lock screen, once.
    page.wait_for_function("() => asked > 0")  # a function is evaluated once; text each time, which the page forbids
    push.tell("release")
    when_shown(phone, page, "Ein Mensch ist aus der Haft")
    phone.worker(page).evaluate(_TAP, "turn_off")
    heading(page, say("alerts.title"))
    page.get_by_role("radio", name=say("alerts.pace_off")).check()
    press(page, say("alerts.turn_off"))
    expect(page.get_by_role("button", name=say("alerts.turn_on"))).to_be_visible()
    left = kept(page)
    assert (left["databases"], left["caches"], left["workers"]) == ([], [], [])


def test_the_wipe_takes_the_subscription_with_it(phone: Phone, page: Page, push: PushService) -> None:
    push.tell("release")
    shown(phone, page)
    page.goto(f"{phone.server.url}/app/welcome")
    keep_offline(page)
    page.goto(f"{phone.server.url}/app/settings")
    press(page, say("settings.wipe_open"))
    held = page.locator(".held")
    held.press("Enter")
    held.press("Enter")
    expect(page.get_by_text(say("settings.wipe_done"))).to_be_visible()
    assert kept(page)["databases"] == []
