"""Whom a push service may write to about what we send: VAPID's `sub` (RFC 8292)."""

import re
from urllib.parse import urlsplit

from lebenszeichen.settings import Settings, SettingsError

_MAIL = re.compile(r"mailto:[A-Za-z0-9._%+-]+@(?P<host>[A-Za-z0-9.-]+)")
_REFUSED = ("localhost", "local", "invalid")
"""Apple refuses these, and only Apple: with them everybody but iPhones would be told."""
_OF_A_TRIAL = "mailto:nobody@example.org"


def vapid_contact(settings: Settings) -> str:
    """`mailto:` or `https:`: VAPID_CONTACT, or the operator's e-mail; a trial on one's own computer has neither.

    Raises SettingsError, naming what to do.
    """
    contact = settings.vapid_contact or (f"mailto:{settings.operator.email}" if settings.operator.email else "")
    if not contact and not settings.is_public:
        return _OF_A_TRIAL
    if not _is_reachable(contact):
        raise SettingsError(
            "VAPID_CONTACT (or OPERATOR_EMAIL) must say whom push services may write to: mailto:you@your.domain or "
            "https://your.domain, never localhost, .local or .invalid."
        )
    return contact


def _is_reachable(contact: str) -> bool:
    mail = _MAIL.fullmatch(contact)
    try:
        host = mail["host"] if mail else _host_of_page(contact)
    except ValueError:
        return False
    labels = host.lower().split(".")
    return len(labels) > 1 and all(labels) and labels[-1] not in _REFUSED and not labels[-1].isdigit()


def _host_of_page(contact: str) -> str:
    parts = urlsplit(contact)
    return (parts.hostname or "") if parts.scheme == "https" and contact.isascii() and " " not in contact else ""
