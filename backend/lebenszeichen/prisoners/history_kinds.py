"""What can happen to somebody, and what of it is public in which state. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "detained",
    "sentenced",
    "moved",
    "no_longer_held",
    "deported",
    "detained_again",
    "died",
    "came_out",
    "correction",
]
PLAIN: frozenset[Kind] = frozenset({"detained", "sentenced", "moved"})
"""What the list shows of somebody anyway: one source's word is enough."""
BY_TWO: frozenset[Kind] = frozenset({"deported", "detained_again"})
"""Written at the desk by one and public when another has confirmed it."""
TOLD: frozenset[Kind] = frozenset({"came_out", "died"})
"""Public only as a release has told it. Of `no_longer_held` and `correction` nothing ever is."""
WRITTEN_BY_HAND: tuple[Kind, ...] = ("detained", "sentenced", "moved", "no_longer_held", "deported", "detained_again")
_SHOWN_OF: dict[str, frozenset[Kind]] = {
    "held": PLAIN | BY_TWO | TOLD,
    "came_out": (PLAIN | BY_TWO | TOLD) - {"moved"},
    "died": (PLAIN | BY_TWO | TOLD) - {"moved"},
}
"""By public state. Of whoever is in question only their facts are shown; of who is held no more, no institution."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `source` with the day of its word, as it is shown."""

    kind: Kind
    happened_on: str | None
    facility_id: str | None
    source: str
    public: bool
    corrected: bool = False


@dataclass(slots=True)
class Beside:
    """What is public of somebody beside their facts, state aside."""

    events: list[Event] = field(default_factory=list)
    """That say more than the facts do."""
    written: dict[str, tuple[object, str]] = field(default_factory=dict)
    """Field that a coordinator wrote → what, and who says so since when."""
    details: dict[str, dict[str, Any]] = field(default_factory=dict)
    """charges, description → {text, lang, source}, photo → {hash, width, height, source}, as they were released."""


NOTHING = Beside()


def shown(events: Iterable[Event], state: str, until: str | None = None) -> list[Event]:
    """What a phone may be told of these, oldest first. `until`: of who came out or died, the day on which they did.

    Nothing that is not marked public, nothing that was corrected, and nothing that tells of another state than the one
    that two people have said: a new arrest after the release that stands is none of it.
    """
    kinds = _SHOWN_OF.get(state, frozenset())
    chosen = [
        one
        for one in events
        if one.public and not one.corrected and one.kind in kinds and not _says_otherwise(one, state, until)
    ]
    return sorted(chosen, key=lambda one: (one.happened_on is None, one.happened_on or "", one.kind))


def _says_otherwise(event: Event, state: str, until: str | None) -> bool:
    if event.kind == "died":
        return state != "died"
    if event.kind == "deported":
        return state != "came_out"
    if event.kind == "detained_again" and state in {"came_out", "died"}:
        return until is None or event.happened_on is None or event.happened_on >= until[: len(event.happened_on)]
    return False


def said(source: str, on: str | None) -> str:
    """ "Viasna, 2026-08-30": who says so and since when, as sources of releases are written."""
    return f"{source}, {on}" if on else source


def as_rows(events: Sequence[Event]) -> list[dict[str, str | None]]:
    """As docs/sync-protocol.md shows them."""
    return [
        {"kind": one.kind, "on": one.happened_on, "facility_id": one.facility_id, "source": one.source}
        for one in events
    ]
