"""The outline of a stamp: 8 by 10 teeth of 6 units each, as the app draws it."""

from functools import cache

WIDTH, HEIGHT, PITCH, BITE = 48, 60, 6, 1.9


@cache
def stamp_outline() -> str:
    """The perforated outline as an SVG path, clockwise from the top left corner."""
    across, down = WIDTH // PITCH, HEIGHT // PITCH
    edges = (_edge(across, 1, 0), _edge(down, 0, 1), _edge(across, -1, 0), _edge(down, 0, -1))
    return f"M0 0{''.join(edges)}z"


def _edge(teeth: int, dx: int, dy: int) -> str:
    half = PITCH / 2 - BITE
    line = f"l{dx * half:g} {dy * half:g}"
    hole = f"a{BITE} {BITE} 0 0 0 {dx * BITE * 2:g} {dy * BITE * 2:g}"
    return (line + hole + line) * teeth
