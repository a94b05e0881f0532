"""For whom an envelope may be printed. Pure: one place, so that all reasons can be read together."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lebenszeichen.names.envelope import COUNTRY_LINE, envelope_lines
from lebenszeichen.printing.fitting import largest_size
from lebenszeichen.printing.kinds import Area
from lebenszeichen.printing.typesetting import Envelope, Line

Row = Mapping[str, Any]
"""Somebody, or an institution, as docs/sync-protocol.md shows them."""

Reason = Literal[
    "unknown", "not_held", "no_institution", "closed", "unconfirmed", "name_missing", "too_long", "sign_missing"
]


def envelope_for(
    person: Row | None, facility: Row | None, area: Area, widths: Mapping[str, float]
) -> Envelope | Reason:
    """What is printed for somebody, or why nothing is.

    An address that two people have not compared goes on no paper at all: who copies it by hand has read the warning.
    """
    if person is None:
        return "unknown"
    if person["state"] != "held":
        return "not_held"
    if facility is None:
        return "no_institution"
    if facility["state"] == "closed":
        return "closed"
    if facility["state"] != "open" or not facility["address"]:
        return "unconfirmed"
    lines = envelope_lines(person["names"], facility["address"], facility["lang"])
    return _set(lines, facility["lang"], area, widths) if lines else "name_missing"


def _set(lines: Sequence[str], lang: str, area: Area, widths: Mapping[str, float]) -> Envelope | Reason:
    size = largest_size(lines, area.sizes, area.width, area.height, widths)
    if size is None:
        return "too_long"
    return Envelope([Line(line, "en" if line == COUNTRY_LINE else lang) for line in lines], size)
