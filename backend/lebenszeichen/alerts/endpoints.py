"""Where alerts may be sent: push services by their parsed host, and public addresses only.

An endpoint comes from a stranger, and this server opens a connection to it. Only the one spelling that browsers use is
taken (`outgoing.urls`); the address behind the name is looked at again when the connection is made
(`outgoing.addresses`).
"""

from collections.abc import Iterable

from lebenszeichen.alerts.errors import EndpointNotAllowed
from lebenszeichen.outgoing import urls

PUSH_SERVICES = (
    "fcm.googleapis.com",
    "android.googleapis.com",
    "jmt17.google.com",  # Debian's Chromium
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
"""A name, or `*.` and a name whose owner decides what stands before it."""

LONGEST_ENDPOINT = urls.LONGEST
LONGEST_HOST = 100
"""As many characters as the column has."""


def checked_host(endpoint: str, extra_hosts: Iterable[str] = ()) -> str:
    """The host of a push service's address: https, the usual port, no user, no fragment, nothing odd.

    `extra_hosts` are names and `*.` patterns like those of PUSH_SERVICES. Raises EndpointNotAllowed.
    """
    host = urls.https_host(endpoint)
    if host is None or endpoint.partition("?")[0] == f"https://{host}/":
        raise EndpointNotAllowed("It must be an https address as browsers write it.", pointer="/endpoint")
    if len(host) > LONGEST_HOST or not any(_covers(pattern, host) for pattern in (*PUSH_SERVICES, *extra_hosts)):
        raise EndpointNotAllowed("This push service is not on this server's list.", pointer="/endpoint")
    return host


def _covers(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern
