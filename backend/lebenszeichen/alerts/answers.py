"""What a push service's answer means for one delivery. Pure.

Tried again: 408, 425, 429, 5xx, and no answer at all. 404 and 410: that browser is gone. 401 and 403: our key or clock
is wrong, or this one address is; never a reason to forget a subscription. Anything else: this message is bad.
"""

from datetime import timedelta

AGAIN = frozenset({408, 425, 429, *range(500, 600)})
GONE = frozenset({404, 410})
REFUSED = frozenset({401, 403})

REFUSED_FOR = timedelta(minutes=10)
"""How long a host is left alone that refuses our key."""
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)


def new_state(status: int | None) -> str:
    """sent · gone · waiting (to be tried again) · failed"""
    if status is None or status in AGAIN or status in REFUSED:
        return "waiting"
    if 200 <= status < 300:
        return "sent"
    return "gone" if status in GONE else "failed"


def backoff(attempts: int, chance: float) -> timedelta:
    """How long to wait after this many attempts (from 1): longer each time, and nobody in step. `chance`: 0 to 1."""
    doublings = min(max(attempts - 1, 0), 10)
    return min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT) * (0.5 + chance)
