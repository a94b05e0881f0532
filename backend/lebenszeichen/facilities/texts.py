"""What may stand in an address, and how a text is recognised again. Pure."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence

from lebenszeichen.facilities.errors import AddressIncomplete
from lebenszeichen.names.envelope import COUNTRY_LINE, language_of

_POSTCODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
_NO_ADDRESS = re.compile(r"https?:|www\.|@|<|>|[\x00-\x1f]")
MOST_LINES = 8
LONGEST_LINE = 120


def tidy_address(lines: Sequence[str]) -> list[str]:
    """The lines without stray spaces and empty lines, with the line of the country at the end.

    Nothing of ours goes into the letter box, nor a link of anybody else's: an address has neither.

    Raises AddressIncomplete.
    """
    tidy = [line for line in (" ".join(line.split()) for line in lines) if line and line.upper() != COUNTRY_LINE]
    odd = any(_NO_ADDRESS.search(line) or len(line) > LONGEST_LINE for line in tidy)
    if odd or not 1 < len(tidy) < MOST_LINES or not any(_POSTCODE.search(line) for line in tidy):
        raise AddressIncomplete(pointer="/address")
    return [*tidy, COUNTRY_LINE]


def language_of_address(lines: Sequence[str]) -> str:
    """In which language the lines are written, but for that of the country."""
    return language_of(" ".join(line for line in lines if line != COUNTRY_LINE))


def content_hash(
    kind: str, name: Mapping[str, str] | None, address: Sequence[str] | None, source: str | None, as_of: str | None
) -> str:
    """Of every word that somebody compares: whoever confirms says with it which text they saw."""
    said = json.dumps([kind, dict(sorted((name or {}).items())), list(address or []), source, as_of])
    return hashlib.sha256(said.encode()).hexdigest()
