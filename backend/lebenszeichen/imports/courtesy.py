"""Long thinking in a web process, beside which cards go on being taken."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OFTEN = 0.0002
"""Seconds. A push gives up and takes back the interpreter some twenty times, and waits for it so long each time.

Measured with eight phones and a list of the real size: 10 pushes a second with Python's own 5 ms, 20 with this, 50
without a list.
"""


class _Courtesy:
    def __init__(self) -> None:
        self._lock = Lock()
        self._thinking = 0
        self._usual = sys.getswitchinterval()

    def begin(self) -> None:
        with self._lock:
            if not self._thinking:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(_OFTEN)
            self._thinking += 1

    def end(self) -> None:
        with self._lock:
            self._thinking -= 1
            if not self._thinking:
                sys.setswitchinterval(self._usual)


_courtesy = _Courtesy()


@contextmanager
def others_first() -> Iterator[None]:
    """While this block thinks, other threads of the process are let in twenty-five times as often."""
    _courtesy.begin()
    try:
        yield
    finally:
        _courtesy.end()
