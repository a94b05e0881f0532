"""Coarse levels: enough to spread cards fairly, too little to tell anybody how many came."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

Level = Literal[0, 1, 2]

WINDOW = timedelta(days=90)
SMALLEST_TOTAL = 5
RELATIVE_FROM = 50
"""People on the list from which steps follow what people have."""
BELOW_SOME, BELOW_MANY = 0.15, 0.5
"""Shares of people; measured by `make bench-fairness`."""


def level_of(posted: int, some: int, many: int) -> Level:
    """0 "would be glad of mail", 1 "some on their way", 2 "many on their way", from cards posted in the window."""
    if posted >= many:
        return 2
    return 1 if posted >= some else 0


def levels_of(posted: Mapping[str, int], some: int, many: int) -> dict[str, Level]:
    """Levels by prisoner id, sorted by id; level 0 is left out."""
    levels = {id: level_of(count, some, many) for id, count in sorted(posted.items())}
    return {id: level for id, level in levels.items() if level}


def raised(cards: Mapping[str, int], people: int, some: int, many: int) -> tuple[int, int]:
    """`some` and `many`, higher where most people have as many: else a campaign that goes well tells nobody apart.

    Of the `people` that cards may go to, 15 % or more stay below `some`, and half below `many`. With fewer than
    fifty people the settings' steps stand: a rank among few would say how many cards somebody has.
    """
    if people < RELATIVE_FROM:
        return some, many
    counts = sorted(cards.values())
    without = max(people - len(counts), 0)

    def count_at(share: float) -> int:
        place = int(people * share) - without
        return counts[place] if place >= 0 else 0

    higher = max(some, count_at(BELOW_SOME) + 1)
    return higher, max(many, higher + 1, count_at(BELOW_MANY) + 1)


def window_start(today: date) -> date:
    """The first day that still weighs."""
    return today - WINDOW


def public_total(posted: int) -> int | None:
    """A campaign's total as it may be shown: nothing below five."""
    return posted if posted >= SMALLEST_TOTAL else None


def public_outcomes(heard: Mapping[str, int]) -> dict[str, int | None]:
    """What phones heard of a campaign's cards as it may be shown: nothing below five, each by itself."""
    return {outcome: public_total(heard.get(outcome, 0)) for outcome in ("arrived", "answered", "came_back")}


def with_claims(cards: Mapping[str, int], claims: Mapping[str, int], many: int) -> dict[str, int]:
    """What weighs in levels: cards, and names that were taken, but names alone never make "many".

    A card that is only meant to be written keeps nobody from getting another one, however many mean it.
    """
    below = many - 1
    return {
        id: max(cards.get(id, 0), min(cards.get(id, 0) + claims.get(id, 0), below))
        for id in cards.keys() | claims.keys()
    }
