"""How large a name and an address can be printed, so that nothing is cut off. Pure."""

from collections.abc import Mapping, Sequence
from math import inf

LINE = 1.15
"""From one line to the next, in units of the size of the letters; sheets.typ sets it."""
SET_IN = 1.0
"""How far a row is set in that goes on a line; sheets.typ sets it too."""
EASY = 10
"""Points from which on an address is read without effort."""
_WIDEST = 1.0
"""What a letter is taken for that the table of widths does not have."""
_POINTS_PER_MM = 72 / 25.4


def largest_size(
    lines: Sequence[str], sizes: Sequence[int], width: float, height: float, widths: Mapping[str, float]
) -> int | None:
    """The first of `sizes` (points, largest first) at which all lines stand in width × height (mm).

    At one that is still easy to read they stand unbroken, if they can; else they are broken at their spaces.
    `widths`: of each letter, in units of its size. None when the text is too long for every size.
    """
    room = height * _POINTS_PER_MM
    fitting = []
    for size in sizes:
        rows = [_rows(line, width * _POINTS_PER_MM / size, widths) for line in lines]
        if sum(rows) * LINE * size <= room:
            fitting.append((size, max(rows) == 1))
    whole = [size for size, unbroken in fitting if unbroken and size >= EASY]
    return next(iter([*whole, *(size for size, _ in fitting)]), None)


def _rows(line: str, room: float, widths: Mapping[str, float]) -> float:
    """How many rows a line takes; endless when one of its words alone is too wide."""
    space = _width(" ", widths)
    rows, used = 1, -space
    for word in line.split():
        wide = _width(word, widths)
        if SET_IN + wide > room:
            return inf
        used += space + wide
        if used > room:
            rows, used = rows + 1, SET_IN + wide
    return rows


def _width(text: str, widths: Mapping[str, float]) -> float:
    return sum(widths.get(letter, _WIDEST) for letter in text)
