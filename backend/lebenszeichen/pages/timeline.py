"""What happened to somebody, line by line, as the plain pages tell it. Pure; the app has the same rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from lebenszeichen.pages.public_list import Prisoner


@dataclass(frozen=True, slots=True)
class Happened:
    """One line; `source` None: who says so stands under all of it."""

    kind: str
    on: str | None
    facility_id: str | None = None
    source: str | None = None


def timeline_of(prisoner: Prisoner) -> list[Happened]:
    """Oldest first, what has no day last; nothing of whoever is in question, and no facts alone of whoever is held."""
    if prisoner.state == "do_not_write" or (prisoner.state == "held" and not prisoner.events):
        return []
    return sorted(_all(prisoner), key=lambda one: (one.on is None, one.on or ""))


def _all(prisoner: Prisoner) -> Iterator[Happened]:
    if prisoner.detained_on:
        yield Happened("detained", prisoner.detained_on)
    if prisoner.sentenced_on:
        yield Happened("sentenced", prisoner.sentenced_on)
    for event in prisoner.events:
        yield Happened(event["kind"], event["on"], event["facility_id"], event["source"])
    if prisoner.release and prisoner.state != "held":
        yield Happened(prisoner.state, prisoner.release["on"], source=prisoner.release["source"])
