"""The port through which work gets to whoever does it.

A job only says "event 7, look at your share": what there is to do stands in the table. So a job that is lost costs at
most one sweep, one that comes twice finds nothing, and an engine needs neither memory nor order. Today's engine is
threads in the worker's process (embedded.py); a task queue on PostgreSQL fits the same port, for several machines.
"""

from collections.abc import Callable
from typing import Protocol

Look = Callable[[int, Callable[[], bool]], bool]
"""(event, is it time to stop?) → is there more of it? Does one share of the work, in units of its own."""


class Engine(Protocol):
    """Has looks done, somewhere, soon."""

    def start(self) -> None:
        """Be ready to work."""

    def defer(self, event_id: int) -> None:
        """Have somebody look at this event's share. Call it after the transaction that made the work."""

    def stop(self) -> None:
        """End what is under way, within seconds. What is left stays in the table."""
