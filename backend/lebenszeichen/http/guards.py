"""Holds every request against the permission table, before any view runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from flask import Flask, g, request

from lebenszeichen.http.permissions import Role, role_for
from lebenszeichen.problem import Problem
from lebenszeichen.settings import Settings

SESSION_COOKIE = "lebenszeichen_desk"


class UnknownDevice(Problem):
    slug = "unknown-device"
    status = 401
    title = "This server does not know the phone's token. Register again and send what waits."


class UnknownSubscription(Problem):
    slug = "unknown-subscription"
    status = 401
    title = "This server does not know this subscription. Turn the alerts on again."


class NotSignedIn(Problem):
    slug = "not-signed-in"
    status = 401
    title = "Nobody is signed in, or the session has ended. Sign in again; nothing was changed."


class NotEnrolling(Problem):
    slug = "not-enrolling"
    status = 401
    title = "No invite is open in this browser, or it has ended. Ask for a new link."


class NotYourTask(Problem):
    slug = "not-your-task"
    status = 403
    title = "Your role does not include this."


class ForeignOrigin(Problem):
    slug = "foreign-origin"
    status = 403
    title = "The request came from another site's page. Nothing was changed."


class NobodyMay(Problem):
    slug = "nobody-may"
    status = 403
    title = "Nobody has decided who may do this."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who works at the desk in this request."""

    id: str
    name: str
    role: Role
    session_hash: str
    begun_at: datetime
    seen_at: datetime
    """At most a minute before the last request but this."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who makes passkeys in this request, with an invite that this browser opened."""

    session_hash: str
    invite_id: int


@dataclass(frozen=True, slots=True)
class Authenticators:
    """What a request shows in, who that is out; None for somebody unknown."""

    device: Callable[[str], str | None]
    """A bearer token → the device's id."""
    subscriber: Callable[[str], int | None]
    """A bearer token → the subscription's id."""
    coordinator: Callable[[str], SignedIn | None]
    """The session cookie → who is signed in."""
    newcomer: Callable[[str], Newcomer | None]
    """The session cookie → who is using an invite."""


def register(app: Flask, settings: Settings, authenticators: Authenticators) -> None:
    """Check the role of every request; sets what the role asks for.

    That is `g.device_id`, `g.subscription_id`, `g.newcomer` or `g.coordinator`.
    """

    def check_permission() -> None:
        if request.endpoint is None:
            return
        role = role_for(request.endpoint)
        if role is None:
            raise NobodyMay()
        if request.path.startswith("/api/desk/"):
            _refuse_foreign_origins(settings)
        _authenticate(role, authenticators)

    app.before_request(check_permission)


def _authenticate(role: Role, authenticators: Authenticators) -> None:
    if role is Role.DEVICE:
        g.device_id = authenticators.device(_bearer_token())
        if g.device_id is None:
            raise UnknownDevice()
    elif role is Role.SUBSCRIBER:
        g.subscription_id = authenticators.subscriber(_bearer_token())
        if g.subscription_id is None:
            raise UnknownSubscription()
    elif role is Role.NEWCOMER:
        g.newcomer = authenticators.newcomer(request.cookies.get(SESSION_COOKIE, ""))
        if g.newcomer is None:
            raise NotEnrolling()
    elif role.works_at_the_desk:
        g.coordinator = authenticators.coordinator(request.cookies.get(SESSION_COOKIE, ""))
        if g.coordinator is None:
            raise NotSignedIn()
        if not g.coordinator.role.includes(role):
            raise NotYourTask()


def _refuse_foreign_origins(settings: Settings) -> None:
    """Every write at the desk, signing in included, comes from a page of this server and of no other."""
    if request.method in {"GET", "HEAD"}:
        return
    ours = urlsplit(settings.public_url)
    shown = urlsplit(request.headers.get("Origin", ""))
    if (shown.scheme, shown.netloc) != (ours.scheme, ours.netloc):
        raise ForeignOrigin()


def _bearer_token() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
