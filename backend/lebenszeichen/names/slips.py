"""Slips of the finger: a letter wrong, missing, too much, or two swapped.

The twin of `frontend/src/local/search/slips.ts`.
"""

import re

# One letter for all that sound alike; č and the like need none of their own.
_LATIN = "aeiubcdfhklmnprstvzšŝ"
_CYRILLIC = "аеиубвгдзклмнпрстфцшщяю"


def unslipped(typed: str) -> set[str]:
    """Everything that somebody may have meant whose finger slipped once."""
    letters = _LATIN if re.search("[a-z]", typed) else _CYRILLIC
    meant: set[str] = set()
    for at in range(len(typed) + 1):
        before, here, rest = typed[:at], typed[at : at + 1], typed[at + 1 :]
        meant.update(before + letter + here + rest for letter in letters)
        if here:
            meant.update(before + letter + rest for letter in letters)
        meant |= {before + rest, before + rest[:1] + here + rest[1:]}
    return meant


def count_slips(one: str, other: str) -> int:
    """In how many letters two words differ."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for at, wanted in enumerate(other, 1):
            least = min(last[at - 1] + (letter != wanted), last[at] + 1, here[-1] + 1)
            if row > 1 and at > 1 and letter == other[at - 2] and one[row - 2] == wanted:
                least = min(least, before[at - 2] + 1)
            here.append(least)
        before, last = last, here
    return last[-1]
