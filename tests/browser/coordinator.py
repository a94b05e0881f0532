"""A coordinator at the desk: a browser of their own with two authenticators, as a laptop and a security key are."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, expect

from browser.watching import Watch
from browser.words import LOCALE
from real_server import RealServer

DEVICES = {"laptop": "internal", "key": "usb"}
"""What each coordinator has → how the browser reaches it."""


@dataclass
class Coordinator:
    """`page` is the open desk. `enrol` comes in through an invite; `sign_in` with the laptop's passkey."""

    browser: Browser
    server: RealServer
    name: str
    locale: str = LOCALE
    options: dict[str, Any] = field(default_factory=dict)
    on: BrowserContext | None = None
    """A browser that runs already: the coordinator's own phone, which `close` ends."""

    def __post_init__(self) -> None:
        self.context: BrowserContext = self.on or self.browser.new_context(
            locale=self.locale,
            **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **self.options},
        )
        self.context.set_default_timeout(15_000)
        self.watch = Watch(self.server.url)
        self.watch.attach(self.context)
        self.page: Page = self.context.new_page()
        self._cdp: CDPSession = self.context.new_cdp_session(self.page)
        self._cdp.send("WebAuthn.enable")
        self._devices = {name: self._add(transport) for name, transport in DEVICES.items()}

    def close(self) -> None:
        self.context.close()

    def open(self, path: str = "/desk/") -> None:
        self.page.bring_to_front()
        self.page.goto(self.server.url + path)
        expect(self.page.locator("h1")).to_be_visible()

    def enrol(self, link: str) -> "Coordinator":
        """From the link to the desk's first screen."""
        self._open(link)
        self.page.locator("main input").first.fill(self.name)
        return self._make_passkeys()

    def come_back(self, link: str) -> "Coordinator":
        """The same for somebody who is known and has lost their passkeys: nobody asks for a name."""
        self._open(link)
        return self._make_passkeys()

    def _open(self, link: str) -> None:
        self.touch("laptop")
        self.page.goto(link)
        self.next()

    def _make_passkeys(self) -> "Coordinator":
        self.next()
        expect(self.page.locator(".steps__part--done")).to_have_count(3)
        self.touch("key")
        self.next()
        expect(self.page.locator(".steps__part--done")).to_have_count(4)
        self.touch("laptop")
        self.next()
        self._is_in()
        return self

    def sign_in(self) -> None:
        self.next()
        self._is_in()

    def arrive(self) -> None:
        """Signed in already: to the desk's first screen."""
        self.touch("laptop")
        self.open()
        self._is_in()

    def _is_in(self) -> None:
        expect(self.page.locator("h1")).to_contain_text(self.name)

    def next(self) -> None:
        """The screen's one next step. A passkey answers only to the window in front."""
        self.page.bring_to_front()
        self.button.click()

    @property
    def button(self) -> Locator:
        return self.page.locator("main .action--next").last

    def touch(self, device: str) -> None:
        """From now on the owner touches this device, and no other."""
        for name, id in self._devices.items():
            command = {"authenticatorId": id, "enabled": name == device}
            self._cdp.send("WebAuthn.setAutomaticPresenceSimulation", command)

    def take_passkey(self, device: str, credential: dict[str, Any]) -> None:
        """Put a passkey on a device: `WebAuthn.Credential` of Chromium's DevTools protocol."""
        command = {"authenticatorId": self._devices[device], "credential": credential}
        self._cdp.send("WebAuthn.addCredential", command)

    def _add(self, transport: str) -> str:
        options = {
            "protocol": "ctap2",
            "transport": transport,
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": False,
        }
        made: dict[str, str] = self._cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return made["authenticatorId"]


def founding_links(server: RealServer) -> list[str]:
    """The two links of the first pair."""
    return [word for word in server.run("coordinator", "invite").split() if "#invite=" in word]
