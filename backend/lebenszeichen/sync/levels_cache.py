"""The levels as of this moment, made once per change and not once per phone that asks."""

import time
from dataclasses import dataclass
from datetime import date
from threading import Lock

from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import reached, server_state
from lebenszeichen.sync.files import QUICK, File, canonical, make_file
from lebenszeichen.sync.levels import Steps, levels_now

_Where = tuple[str, date, Steps]
"""Epoch, day and settings: another of these is never answered with what was made before."""

_DEAR = 0.05
"""Seconds of processor time. Whatever takes longer to make is not made for every push:"""
_SHARE = 20
"""it is given again until this many times as long has passed. Its `seq` says how old it is, and phones go by that."""


@dataclass(frozen=True, slots=True)
class _Made:
    where: _Where
    seq: int
    file: File
    good_until: float
    """On the monotonic clock, when the counter has moved since."""


_lock = Lock()
_last: _Made | None = None


def levels_file_now(session: Session, steps: Steps, today: date) -> File:
    """Made afresh when epoch, counter, day or settings differ from the last answer of this process.

    With so many people that making it is dear, an answer may be some seconds old.
    """
    global _last  # noqa: PLW0603  (one value, under its lock)
    where, seq = (server_state(session).epoch, today, steps), reached(session, "levels")
    with _lock:
        last = _last
    if last is not None and last.where == where and (last.seq == seq or time.monotonic() < last.good_until):
        return last.file
    made = _make(session, where, seq)
    with _lock:
        _last = made
    return made.file


def _make(session: Session, where: _Where, seq: int) -> _Made:
    begun = time.thread_time()
    levels = levels_now(session, where[2], where[1])
    file = make_file(canonical(levels.document), levels.rows, QUICK)
    return _Made(where, seq, file, _good_until(time.thread_time() - begun))


def _good_until(seconds: float) -> float:
    return time.monotonic() + (_SHARE * seconds if seconds > _DEAR else 0.0)
