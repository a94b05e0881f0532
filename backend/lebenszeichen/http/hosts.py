"""One name for one's own computer: 127.0.0.1 is sent to localhost.

A passkey and a service worker belong to an origin. Somebody who opens both names would have two phones' worth of
storage, and passkeys need a name rather than a number.
"""

from urllib.parse import urlsplit

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from lebenszeichen.settings import Settings

_NUMBERS = {"127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104  (compared, not bound)


def register(app: Flask, settings: Settings) -> None:
    """Redirect requests to a loopback number, when people reach this server as localhost."""
    if urlsplit(settings.public_url).hostname != "localhost":
        return

    def use_the_name() -> Response | None:
        if urlsplit(request.host_url).hostname not in _NUMBERS or request.path.startswith("/api/"):
            return None
        return redirect(settings.public_url + request.full_path.rstrip("?"), code=307)

    app.before_request(use_the_name)
