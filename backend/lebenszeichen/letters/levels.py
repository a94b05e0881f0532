"""Coarse levels: enough to spread cards fairly, too little to tell anybody how many came."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

Level = Literal[0, 1, 2]

WINDOW = timedelta(days=90)
SMALLEST_TOTAL = 5


def level_of(posted: int, some: int, many: int) -> Level:
    """0 "would be glad of mail", 1 "some on their way", 2 "many on their way", from cards posted in the window."""
    if posted >= many:
        return 2
    return 1 if posted >= some else 0


def levels_of(posted: Mapping[str, int], some: int, many: int) -> dict[str, Level]:
    """Levels by prisoner id, sorted by id; level 0 is left out."""
    levels = {id: level_of(count, some, many) for id, count in sorted(posted.items())}
    return {id: level for id, level in levels.items() if level}


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
