"""People at the desk who came in through its real doors: an invite, two passkeys, a cookie."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factories.authenticator import Authenticator, give_passkey
from factories.coordinators import make_coordinator
from lebenszeichen.coordinators import invites, sessions
from lebenszeichen.database import writing
from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.http.permissions import Role

MoveClock = Callable[[timedelta], None]
"""To so much after (or before) the real moment; calls do not add up."""
Actions = Callable[[], list[str]]
"""What the audit log holds, oldest first."""


@dataclass
class DeskPerson:
    """Somebody with a browser and two devices. Nobody at the desk before `enrol`."""

    app: Flask
    name: str = "Ada"
    client: FlaskClient = field(init=False)
    phone: Authenticator = field(init=False)
    key: Authenticator = field(init=False)
    id: str = ""

    def __post_init__(self) -> None:
        self.client = browser(self.app)
        origin = self.app.extensions["settings"].public_url
        self.phone, self.key = Authenticator(origin), Authenticator(origin, counts=False)

    @property
    def cookie(self) -> str | None:
        """The token in the browser."""
        cookie = self.client.get_cookie(SESSION_COOKIE, path="/api/desk")
        return cookie.value if cookie is not None else None

    def ask(self, method: str, path: str, body: Any = None) -> TestResponse:
        """A request below /api/desk, as a page of ours sends it."""
        return self.client.open(f"/api/desk{path}", method=method, json=body)

    def get(self, path: str) -> TestResponse:
        return self.ask("GET", path)

    def post(self, path: str, body: Any = None) -> TestResponse:
        return self.ask("POST", path, body if body is not None else {})

    def delete(self, path: str) -> TestResponse:
        return self.ask("DELETE", path)

    def open(self, link: str) -> TestResponse:
        """Open an invite."""
        return self.post("/invites/open", {"invite": token_in(link)})

    def make_passkey(self, device: Authenticator, label: str, name: str | None = None, **lie: Any) -> TestResponse:
        """One of the two passkeys of an enrolment."""
        options = answered(self.post("/enrolment/options", {"name": name} if name else {}))
        return self.post("/enrolment/passkeys", {"credential": device.create(options, **lie), "label": label})

    def enrol(self, link: str) -> "DeskPerson":
        """From the link to being signed in."""
        purpose = answered(self.open(link))["purpose"]
        name = self.name if purpose == "join" else None
        assert answered(self.make_passkey(self.phone, "phone", name)) == {"passkeys": 1, "done": False}
        assert answered(self.make_passkey(self.key, "key")) == {"passkeys": 2, "done": True}
        self.id = answered(self.get("/me"))["id"]
        return self

    def sign_in(self, device: Authenticator | None = None, **lie: Any) -> TestResponse:
        """With a passkey; the phone's unless another device is named."""
        options = answered(self.post("/sign-in/options"))
        return self.post("/sign-in", {"credential": (device or self.phone).get(options, **lie)})

    def assertion(self, purpose: str, device: Authenticator | None = None) -> dict[str, Any]:
        """A fresh assertion for this purpose."""
        options = answered(self.post("/assertion-options", {"purpose": purpose}))
        return (device or self.phone).get(options)

    def agreeing(self, purpose: str, path: str, **body: Any) -> TestResponse:
        """A request that needs a fresh assertion."""
        return self.post(path, {**body, "credential": self.assertion(purpose)})

    def invite(self, role: str = "coordinator") -> str:
        """A link for somebody else."""
        link: str = answered(self.agreeing("invite", "/invites", role=role))["link"]
        return link

    def let_in(self, name: str, role: str = "coordinator") -> "DeskPerson":
        """Somebody whom this person has invited, enrolled and signed in."""
        return DeskPerson(self.app, name).enrol(self.invite(role))


def browser(app: Flask) -> FlaskClient:
    """A browser on one of our own pages, in which nobody is signed in."""
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = app.extensions["settings"].public_url
    return client


def founding_pair(app: Flask) -> tuple[DeskPerson, DeskPerson]:
    """The first two, as the links of `lebenszeichen coordinator invite` let them in."""
    with app.app_context(), writing() as session:
        first, second = (link.link for link in invites.founding_links(session, app.extensions["settings"]))
    return DeskPerson(app, "Ada").enrol(first), DeskPerson(app, "Bea").enrol(second)


def seated_pair(app: Flask) -> tuple[DeskPerson, DeskPerson]:
    """The first two, already there: for whoever does not ask how they came in. An enrolment is ten requests."""
    return _seated(app, "Ada"), _seated(app, "Bea")


def _seated(app: Flask, name: str) -> DeskPerson:
    person = DeskPerson(app, name)
    with app.app_context(), writing() as session:
        person.id = make_coordinator(session, name, founding=True)
        token = sessions.begin(session, person.id)
    person.phone.keys += give_passkey(app, person.id, "phone").keys
    person.key.keys += give_passkey(app, person.id, "key").keys
    person.client.set_cookie(SESSION_COOKIE, token, path="/api/desk")
    return person


def command_invite(app: Flask, name: str, role: str = "coordinator") -> DeskPerson:
    """Somebody whom the command line has invited, after the first pair."""
    with app.app_context(), writing() as session:
        link = invites.invite(session, app.extensions["settings"], None, Role(role)).link
    return DeskPerson(app, name).enrol(link)


def token_in(link: str) -> str:
    """The part that no server sees."""
    return urlsplit(link).fragment.removeprefix("invite=")


def answered(response: TestResponse) -> Any:
    """The body of an answer that is not an error."""
    assert response.status_code < 400, response.text
    return response.json


def kind(response: TestResponse) -> tuple[int, str]:
    """Status and name of the problem that was answered."""
    assert response.status_code >= 400, response.text
    return response.status_code, response.json["type"].removeprefix("/problems/")
