"""What a push service's answer means for one delivery. Pure.

Tried again: 408, 425, 429, 5xx, and no answer at all. 404 and 410: that browser is gone. 401 and 403: our key or clock
is wrong, or this one address is; never a reason to forget a subscription. Anything else: this message is bad.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

AGAIN = frozenset({408, 425, 429, *range(500, 600)})
GONE = frozenset({404, 410})
REFUSED = frozenset({401, 403})

REFUSED_FOR = timedelta(minutes=10)
"""How long a host is left alone that refuses our key."""
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_LONGEST_RETRY_AFTER = timedelta(hours=6)


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


def retry_after(text: str | None, now: datetime) -> datetime | None:
    """When the host may be asked again: RFC 9110's seconds or date, at most 6 hours on; None for nothing usable."""
    if text is None:
        return None
    until = _after_seconds(text, now) or _at_date(text)
    if until is None or until <= now:
        return None
    return min(until, now + _LONGEST_RETRY_AFTER)


def _after_seconds(text: str, now: datetime) -> datetime | None:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return now + min(timedelta(seconds=int(text)), _LONGEST_RETRY_AFTER)


def _at_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
