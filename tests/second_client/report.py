"""What a round did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Report:
    """What happened. `wait` is how many seconds to ask nothing; nobody sleeps in here."""

    wait: float = 0.0
    acknowledged: int = 0
    rejected: int = 0
    forks: int = 0
    waiting: int = 0
    list_changed: bool = False
    levels_changed: bool = False
    too_old: bool = False
    failure: str | None = None
