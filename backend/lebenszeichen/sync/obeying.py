"""A running process does what the memory of who was taken down says, without being started again."""

from collections.abc import MutableMapping
from typing import Any

from lebenszeichen.prisoners.suppression import signature_of
from lebenszeichen.settings import Settings
from lebenszeichen.sync.takedown import take_down_again

_OBEYED = "sync.obeyed"


def obey(kept: MutableMapping[str, Any], settings: Settings) -> None:
    """Bring the database in step when the memory's file has changed since this process looked last.

    One look at the file a request, and nothing more as long as nobody is taken down. `kept`: what the application
    remembers between requests.
    """
    signature = signature_of(settings)
    if kept.get(_OBEYED) != signature:
        take_down_again(settings)
        kept[_OBEYED] = signature
