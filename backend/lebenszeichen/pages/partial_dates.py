"""Dates that are whole, or only a month or a year, and stay so."""

from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]
_BY_DASHES: dict[int, Precision] = {0: "year", 1: "month", 2: "day"}


def parts_of(partial: str) -> tuple[date, Precision]:
    """The first day that a partial date may mean, and how exact it is. Raises ValueError when it is none."""
    precision = _BY_DASHES.get(partial.count("-"))
    if precision is None:
        raise ValueError(f"not a partial date: {partial!r}")
    return date.fromisoformat(partial + "-01" * (2 - partial.count("-"))), precision
