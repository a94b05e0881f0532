"""What must be there before a server may be reached, and what its operator should know."""

from collections.abc import Iterator

from lebenszeichen.alerts.contact import vapid_contact
from lebenszeichen.alerts.keys import vapid_keys
from lebenszeichen.guides.notices import notices_missing
from lebenszeichen.keys import storage_key
from lebenszeichen.settings import Settings, SettingsError

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def missing(settings: Settings) -> list[str]:
    """What a server lacks, each with what to do. A trial on one's own computer lacks only what nothing runs without."""
    return [*(_of_a_public_server(settings) if settings.is_public else ()), *_of_every_server(settings)]


def warnings(settings: Settings) -> list[str]:
    """What will not work as this server is set up, though it may start."""
    if settings.host in _LOOPBACK or settings.public_url.startswith("https://"):
        return []
    return [
        f"HOST is {settings.host}: other computers can reach this server without encryption. Service worker, "
        "push and passkeys work only over https (or on localhost), so nothing can be kept offline there."
    ]


def _of_a_public_server(settings: Settings) -> Iterator[str]:
    if not settings.public_url.startswith("https://"):
        yield f"PUBLIC_URL: a server that others reach needs an address with https://, not {settings.public_url}."
    yield from notices_missing(settings)


def _of_every_server(settings: Settings) -> Iterator[str]:
    """The keys, and the contact that push services ask for."""
    for needed in (storage_key, vapid_keys, vapid_contact):
        try:
            needed(settings)
        except SettingsError as error:
            yield str(error)
