"""A campaign in exact numbers, as coordinators see it. Pure.

Of a person's days below five cards only their number is told: with the day and the person known, a small number says
who wrote.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from lebenszeichen.letters.levels import SMALLEST_TOTAL
from lebenszeichen.letters.queries import Count

Names = Mapping[str, Mapping[str, str]]


def days(counts: Iterable[Count]) -> list[dict[str, Any]]:
    """[{day, posted, held}], oldest first; `held` are those of `posted` that wait for a look."""
    return [{"day": str(one.day), "posted": one.posted, "held": one.held} for one in counts]


def people(counts: Iterable[Count], names: Names) -> list[dict[str, Any]]:
    """[{prisoner_id, names, posted, held}], most cards first. Somebody who was taken down has no names."""
    return [
        {
            "prisoner_id": one.prisoner_id,
            "names": dict(names.get(one.prisoner_id or "", {})),
            "posted": one.posted,
            "held": one.held,
        }
        for one in counts
    ]


def person_days(counts: Sequence[Count]) -> dict[str, Any]:
    """{days: [{day, posted}], below_five}: one person's days from five cards on, and how many others there are."""
    exact = [{"day": str(one.day), "posted": one.posted} for one in counts if one.posted >= SMALLEST_TOTAL]
    return {"days": exact, "below_five": len(counts) - len(exact)}


def without_any_card(counts: Sequence[Count], writable: Collection[str], names: Names) -> list[dict[str, Any]]:
    """[{prisoner_id, names}]: people who may be written to and have no card yet, by name."""
    reached = {one.prisoner_id for one in counts}
    missing = [{"prisoner_id": id, "names": dict(names.get(id, {}))} for id in writable if id not in reached]
    return sorted(missing, key=lambda one: (min(one["names"].values(), default=""), one["prisoner_id"]))
