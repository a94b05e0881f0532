"""Words of lists that name no institution we know, as plain values. Pure."""

from dataclasses import dataclass

LONGEST_TEXT = 400


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """Such words, and what a person has decided: an institution, that they name none, or nothing yet (both None)."""

    key: str
    facility_id: str | None
    decided: bool


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Words that nobody has seen yet."""

    key: str
    text: str
