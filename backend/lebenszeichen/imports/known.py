"""What is known before a list is compared, as plain values. Pure."""

from dataclasses import dataclass, field

from lebenszeichen.facilities.matching import KnownFacility
from lebenszeichen.imports.identity import NOTHING_DECIDED, Decided
from lebenszeichen.places.known import KnownPlace
from lebenszeichen.prisoners.facts import KnownPrisoner


@dataclass(frozen=True, slots=True)
class SetAsideKnown:
    """A row that waits for a person."""

    reason: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last file of a language said of somebody; `fingerprint` is empty when it did not have them."""

    fingerprint: str
    status: str


@dataclass(frozen=True, slots=True)
class Staging:
    """Everything that comparing needs; `baseline` tells later whether it still holds."""

    baseline: tuple[int, int]
    prisoners: dict[str, KnownPrisoner]
    released: dict[str, str | None]
    facilities: list[KnownFacility]
    proposed: set[tuple[str, str]]
    seen: dict[tuple[str, str], Seen]
    """By (keyed id, language)."""
    set_aside: dict[str, SetAsideKnown]
    decided: Decided = NOTHING_DECIDED
    """Who is who, as coordinators have said."""
    places: dict[str, KnownPlace] = field(default_factory=dict)
    """Words that name no institution, by key."""
