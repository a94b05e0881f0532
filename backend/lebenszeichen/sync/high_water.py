"""A file outside the database that remembers how far its counters had come.

A database that is behind it was restored from an older dump, or is another one: its memory has gone back, a new epoch
begins, and phones push again what they still have.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass
from operator import lt
from pathlib import Path

from lebenszeichen.settings import Settings

_PAUSE = 1.0
"""Seconds between two writes for pushes; the clock's process writes what they left out."""
_written: dict[Path, float] = {}


@dataclass(frozen=True, slots=True)
class Mark:
    """An epoch, the highest numbers of its two public spaces, and how far the desk and its alerts have come."""

    epoch: str
    list: int
    levels: int
    desk: int = 0
    """The last entry of the audit log: a decision that was lost is noticed."""
    sent: int = 0
    """Looks in which alerts were sent: what was sent is not sent again."""

    def is_behind(self, other: "Mark") -> bool:
        """Does this memory know less than the other, or is it not the same memory at all?"""
        return self.epoch != other.epoch or any(map(lt, astuple(self)[1:], astuple(other)[1:]))


def path(settings: Settings) -> Path:
    """Where the file lies; keep it out of the database's dumps."""
    return settings.home / "high-water.json"


def read(settings: Settings) -> Mark | None:
    """The highest mark so far; None before the first, or when the file is of no use."""
    try:
        return Mark(**json.loads(path(settings).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def raise_to(settings: Settings, mark: Mark) -> None:
    """Move the file up, never down. A mark of another epoch is ignored: only `replace` begins one."""
    with locked(settings):
        known = read(settings)
        if known is not None and known.epoch != mark.epoch:
            return
        if known is not None:
            mark = Mark(mark.epoch, *map(max, astuple(mark)[1:], astuple(known)[1:]))
        if mark != known:
            replace(settings, mark)


def raise_now_and_then(settings: Settings, mark: Mark) -> None:
    """Like `raise_to`, at most once a second in this process."""
    now = time.monotonic()
    if now - _written.get(path(settings), -_PAUSE) >= _PAUSE:
        _written[path(settings)] = now
        raise_to(settings, mark)


def replace(settings: Settings, mark: Mark) -> None:
    """Put a mark in place of whatever is there, atomically. Call it under `locked`."""
    target = path(settings)
    draft = target.with_suffix(".new")
    with draft.open("w") as file:
        json.dump(asdict(mark), file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """One process at a time."""
    settings.home.mkdir(parents=True, exist_ok=True)
    with (settings.home / "high-water.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
