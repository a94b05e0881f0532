"""docs/capacity.svg: processor time over letters and over people, drawn by hand, readable on light and on dark."""

from collections.abc import Iterator, Sequence
from math import log10
from typing import Any

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
LINES = {
    "push of 20 cards": "#c2410c",
    "levels as of this moment, after a push": "#7c3aed",
    "publish levels": "#0891b2",
    "publish ten changed people": "#65a30d",
    "manifest": "#2563eb",
    "manifest, not changed": "#64748b",
}
WIDTH, HEIGHT, LEFT, TOP = 400, 230, 56, 46
LOWEST, HIGHEST = 0.3, 300.0
"""Milliseconds at the lower and upper edge of each field; both axes are logarithmic."""


def draw(told: dict[str, Any]) -> str:
    """Four fields: two databases, as letters and as people grow."""
    fields = [
        line
        for row, kind in enumerate(KINDS)
        for column, what in enumerate(("letters", "people"))
        for line in _field(f"{KINDS[kind]}: more {what}", told[kind][what], column * (WIDTH + 90), row * (HEIGHT + 90))
    ]
    width, height = 2 * WIDTH + 190, 2 * (HEIGHT + 90) + 70
    style = "text{font:13px system-ui,sans-serif;fill:#808080}.t{font-weight:600;font-size:14px}"
    title = "Processor time in milliseconds as letters and people grow"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">'
    return "\n".join([head, f"<style>{style}</style>", *fields, *_legend(height - 62), "</svg>", ""])


def _field(title: str, points: Sequence[dict[str, Any]], left: int, top: int) -> Iterator[str]:
    sizes = [point["size"] for point in points]
    yield f'<g transform="translate({left + LEFT} {top + TOP})">'
    yield f'<text class="t" x="0" y="-14">{title}</text>'
    for milliseconds in (1, 10, 100):
        y = _y(milliseconds)
        yield f'<path d="M0 {y:.1f}H{WIDTH}" stroke="#808080" stroke-opacity=".35"/>'
        yield f'<text x="-8" y="{y + 4:.1f}" text-anchor="end">{milliseconds} ms</text>'
    for size in sizes:
        yield f'<text x="{_x(size, sizes):.1f}" y="{HEIGHT + 20}" text-anchor="middle">{size:,}</text>'
    for name, colour in LINES.items():
        spots = [(_x(point["size"], sizes), _y(point["costs"][name]["cpu_ms"])) for point in points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in spots)
    yield "</g>"


def _legend(top: int) -> Iterator[str]:
    for number, (name, colour) in enumerate(LINES.items()):
        x, y = LEFT + number % 3 * 310, top + number // 3 * 26
        yield f'<path d="M{x} {y}h26" stroke="{colour}" stroke-width="4"/><text x="{x + 34}" y="{y + 5}">{name}</text>'


def _x(size: int, sizes: Sequence[int]) -> float:
    first, last = log10(sizes[0]), log10(sizes[-1])
    return (log10(size) - first) / (last - first) * WIDTH if last > first else 0.0


def _y(milliseconds: float) -> float:
    share = log10(min(max(milliseconds, LOWEST), HIGHEST) / LOWEST) / log10(HIGHEST / LOWEST)
    return HEIGHT * (1 - share)
