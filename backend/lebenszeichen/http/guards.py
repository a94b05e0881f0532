"""Holds every request against the permission table, before any view runs."""

from collections.abc import Callable

from flask import Flask, g, request

from lebenszeichen.http.permissions import Role, role_for
from lebenszeichen.problem import Problem


class UnknownDevice(Problem):
    slug = "unknown-device"
    status = 401
    title = "This server does not know the phone's token. Register again and send what waits."


class NobodyMay(Problem):
    slug = "nobody-may"
    status = 403
    title = "Nobody has decided who may do this."


Authenticator = Callable[[str], str | None]
"""A bearer token in, the id of its device out; None for an unknown token."""


def register(app: Flask, authenticate: Authenticator) -> None:
    """Check the role of every request; `g.device_id` is set where a device is asked for."""

    def check_permission() -> None:
        if request.endpoint is None:
            return
        role = role_for(request.endpoint)
        if role is None:
            raise NobodyMay()
        if role is Role.DEVICE:
            g.device_id = authenticate(_bearer_token())
            if g.device_id is None:
                raise UnknownDevice()

    app.before_request(check_permission)


def _bearer_token() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
