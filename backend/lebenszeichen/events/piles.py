"""On which day an evening's box posted a card, if it did. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Pile:
    """One time that the box went into the letter box."""

    day: date
    taken_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Piles:
    """All that stand of one evening at which phones count, and that its organiser spoke for."""

    standing: Collection[Pile] = ()

    def posted_on(self, prisoner_id: str) -> date | None:
        """The first day on which a box went that held the cards to this person; None: they still lie here."""
        return min((pile.day for pile in self.standing if prisoner_id not in pile.taken_out), default=None)

    @property
    def day(self) -> date | None:
        """When the box went first."""
        return min((pile.day for pile in self.standing), default=None)


NO_PILES = Piles()
