"""What may be asked for at the family's door, and what may be decided of it. Pure."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

Wish = Literal["remove", "silence", "change"]
Acted = Literal["hidden", "quiet", "waits", "nothing"]
WISHES: tuple[Wish, ...] = ("remove", "silence", "change")
CHANGES = ("name", "birthday", "place", "sentence", "state")
"""What of a person may be wrong; no free text, so that nobody writes down who they are."""

DECISIONS: Mapping[str, tuple[str, ...]] = {
    "remove": ("gone", "shown"),
    "silence": ("quiet", "lifted"),
    "change": ("done", "nothing"),
}
_BY_TWO = {"gone", "shown", "lifted"}
"""Taking somebody away for good, and showing somebody again whose family may have asked not to."""

ERASED_AFTER = timedelta(days=14)
"""Of people who came out: long enough for somebody to see that the door was abused, then nothing is left."""
REMEMBERED = timedelta(days=90)
"""A decided request. As long as two people have shown somebody again, the door alone does not hide them."""
TAKEN_DOWN_ALONE = 5
"""People whom one coordinator may take down in a day without a second."""


def needs_two(decision: str) -> bool:
    """Is this a decision of two coordinators?"""
    return decision in _BY_TWO


def is_wish(wish: str, what: str) -> bool:
    """Is it one of the fixed choices of the door?"""
    return wish in WISHES and (what in CHANGES if wish == "change" else what == "")
