"""How large a name and an address can be printed, so that nothing is cut off. Pure."""

from collections.abc import Mapping, Sequence

LINE = 1.15
"""From one line to the next, in units of the size of the letters; sheets.typ sets it."""
SET_IN = 1.0
"""How far a row is set in that goes on a line; sheets.typ sets it too."""
_WIDEST = 1.0
"""What a letter is taken for that the table of widths does not have."""
_POINTS_PER_MM = 72 / 25.4


def largest_size(
    lines: Sequence[str], sizes: Sequence[int], width: float, height: float, widths: Mapping[str, float]
) -> int | None:
    """The first of `sizes` (points) at which all lines, broken at their spaces, stand in width × height (mm).

    `widths`: of each letter, in units of its size. None when the text is too long for every size.
    """
    for size in sizes:
        rows = [_rows(line, width * _POINTS_PER_MM / size, widths) for line in lines]
        if None not in rows and sum(filter(None, rows)) * LINE * size <= height * _POINTS_PER_MM:
            return size
    return None


def _rows(line: str, room: float, widths: Mapping[str, float]) -> int | None:
    """How many rows a line takes; None when one of its words alone is too wide."""
    space = _width(" ", widths)
    rows, used = 1, -space
    for word in line.split():
        wide = _width(word, widths)
        if SET_IN + wide > room:
            return None
        used += space + wide
        if used > room:
            rows, used = rows + 1, SET_IN + wide
    return rows


def _width(text: str, widths: Mapping[str, float]) -> float:
    return sum(widths.get(letter, _WIDEST) for letter in text)
