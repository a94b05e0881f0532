"""What must be there before a server may be reached, and what its operator should know."""

from collections.abc import Iterator

from lebenszeichen.guides.notices import notices_missing
from lebenszeichen.keys import storage_key
from lebenszeichen.settings import Settings, SettingsError

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def missing(settings: Settings) -> list[str]:
    """What a public server lacks, each with what to do; empty for a trial on one's own computer."""
    return list(_missing(settings)) if settings.is_public else []


def warnings(settings: Settings) -> list[str]:
    """What will not work as this server is set up, though it may start."""
    if settings.host in _LOOPBACK or settings.public_url.startswith("https://"):
        return []
    return [
        f"HOST is {settings.host}: other computers can reach this server without encryption. Service worker, "
        "push and passkeys work only over https (or on localhost), so nothing can be kept offline there."
    ]


def _missing(settings: Settings) -> Iterator[str]:
    if not settings.public_url.startswith("https://"):
        yield f"PUBLIC_URL: a server that others reach needs an address with https://, not {settings.public_url}."
    yield from notices_missing(settings)
    try:
        storage_key(settings)
    except SettingsError as error:
        yield str(error)
