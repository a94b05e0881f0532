"""The levels as of this moment, counted once per change and not once per phone that asks."""

from datetime import date
from threading import Lock

from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import reached, server_state
from lebenszeichen.sync.files import File, canonical, make_file
from lebenszeichen.sync.levels import Steps, levels_now

_Key = tuple[str, int, date, Steps]

_lock = Lock()
_last: tuple[_Key, File] | None = None


def levels_file_now(session: Session, steps: Steps, today: date) -> File:
    """Counted afresh whenever epoch, counter, day or settings differ from the last answer of this process."""
    global _last  # noqa: PLW0603  (one value, under its lock)
    key = (server_state(session).epoch, reached(session, "levels"), today, steps)
    with _lock:
        last = _last
    if last is not None and last[0] == key:
        return last[1]
    levels = levels_now(session, steps, today)
    file = make_file(canonical(levels.document), levels.rows)
    with _lock:
        _last = (key, file)
    return file
