"""Coordinators with names like nobody's, and somebody who hears what they tell: over HTTP, as browsers do."""

import json
import urllib.error
import urllib.request
from http.cookies import SimpleCookie
from typing import Any

from factories.authenticator import Authenticator
from privacy.marked import MARK, TELLING, ask
from push_service import PushService, SubscribedBrowser
from real_server import RealServer

COOKIE = "lebenszeichen_desk"
SOURCE = {"label": "Viasna", "url": "https://spring96.org/en/news/1", "on": "2026-11-22"}


class MarkedCoordinator:
    """Knows everything that nobody else may know: cookies, and the part of links behind the #."""

    def __init__(self, server: RealServer, name: str) -> None:
        self.server = server
        self.name = f"Qwert{name}"
        """No mark: tables and the desk have it. Logs never do."""
        self.devices = [Authenticator(server.url), Authenticator(server.url, counts=False)]
        self.cookies: list[str] = []
        """All that this browser ever had, the last one in use."""
        self.tokens: list[str] = []

    def send(self, path: str, body: object = None, method: str = "") -> tuple[int, Any]:
        """Status and body of a request below /api/desk."""
        cookie = f"{MARK}=1" + (f"; {COOKIE}={self.cookies[-1]}" if self.cookies else "")
        request = urllib.request.Request(  # noqa: S310  (our own address)
            f"{self.server.url}/api/desk{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method or ("GET" if body is None else "POST"),
            headers={**TELLING, "Cookie": cookie, "Origin": self.server.url, "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                for given in answer.headers.get_all("Set-Cookie", []):
                    self._keep(SimpleCookie(given)[COOKIE].value)
                read = answer.read()
                return answer.status, json.loads(read) if read else None
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def _keep(self, cookie: str) -> None:
        # Signing out empties it.
        if cookie:
            self.cookies.append(cookie)

    def do(self, path: str, body: object = None, method: str = "") -> Any:
        """The same, and it must succeed."""
        status, told = self.send(path, body, method)
        assert status < 400, told
        return told

    def refused(self, path: str, body: object, method: str = "") -> str:
        """The same, and it must not; the problem's name."""
        status, told = self.send(path, body, method)
        assert status >= 400, told
        name: str = told["type"].removeprefix("/problems/")
        return name

    def enrol(self, link: str) -> "MarkedCoordinator":
        self.tokens.append(link.partition("#invite=")[2])
        self.do("/invites/open", {"invite": self.tokens[-1]})
        for device, name in zip(self.devices, ({"name": self.name}, {}), strict=True):
            credential = device.create(self.do("/enrolment/options", name))
            self.do("/enrolment/passkeys", {"credential": credential, "label": "one of two"})
        return self

    def let_in(self, name: str) -> "MarkedCoordinator":
        credential = self.devices[0].get(self.do("/assertion-options", {"purpose": "invite"}))
        made = self.do("/invites", {"role": "coordinator", "credential": credential})
        return MarkedCoordinator(self.server, name).enrol(made["link"])

    def sign_in_again(self) -> None:
        self.do("/sign-out", {})
        self.do("/sign-in", {"credential": self.devices[1].get(self.do("/sign-in/options", {}))})

    def draft(self, person: str) -> int:
        facts = {"kind": "release", "happened_on": "2026-11-22", "freed": 2, "destinations": {}}
        content = {**facts, "people": [{"prisoner_id": person, "may_be_named": True}], "sources": [SOURCE]}
        made: int = self.do("/drafts", {"content": content, "report_ids": []})["id"]
        return made

    def confirm(self, draft_id: int) -> None:
        draft = self.do(f"/drafts/{draft_id}")
        self.do(f"/drafts/{draft_id}/source-opened", {"content_hash": draft["content_hash"]})
        credential = self.devices[0].get(self.do(f"/drafts/{draft_id}/confirmation-options", {}))
        word = {"content_hash": draft["content_hash"], "freed": 2, "credential": credential}
        self.do(f"/drafts/{draft_id}/confirmation", word)


class Listener:
    """A browser that hears of releases, and whose first notice came back."""

    def __init__(self, server: RealServer, service: PushService) -> None:
        key = json.loads(ask(server, "/api/alerts/key"))
        self.browser: SubscribedBrowser = service.subscribe("fcm.googleapis.com", key["public_key"])
        wish = {
            "endpoint": self.browser.endpoint,
            "p256dh": self.browser.p256dh,
            "auth": self.browser.auth,
            "key_id": key["key_id"],
            "lang": "de",
            "pace": "at_once",
            "lock_screen": "full",
            "consent_version": key["consent_version"],
        }
        made = ask(server, "/api/alerts/subscriptions", body=json.dumps(wish).encode(), method="POST")
        self.token: str = json.loads(made)["token"]
        self.handshake: str = self.heard(1)["data"]["handshake"]
        sent = json.dumps({"handshake": self.handshake}).encode()
        assert ask(server, "/api/alerts/confirmations", body=sent, method="POST") == b""

    def heard(self, number: int) -> dict[str, Any]:
        notice: dict[str, Any] = self.browser.wait_for(number).payload["notification"]
        return notice

    def wait_until_heard(self, title: str) -> None:
        """How many notices there were before it does not matter: a coordinator's phone hears of a hold, too."""
        number = 1
        while self.heard(number)["title"] != title:
            number += 1

    @property
    def secrets(self) -> list[str]:
        return [self.token, self.handshake, self.browser.endpoint, self.browser.p256dh, self.browser.auth]
