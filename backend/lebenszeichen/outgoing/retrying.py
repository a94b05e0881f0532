"""When somebody who asked to be left alone may be asked again. Pure."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_LONGEST = timedelta(hours=6)


def retry_after(text: str | None, now: datetime, longest: timedelta = _LONGEST) -> datetime | None:
    """When the host may be asked again: RFC 9110's seconds or date, at most `longest` on; None for nothing usable."""
    if text is None:
        return None
    until = _after_seconds(text, now, longest) or _at_date(text)
    if until is None or until <= now:
        return None
    return min(until, now + longest)


def _after_seconds(text: str, now: datetime, longest: timedelta) -> datetime | None:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return now + min(timedelta(seconds=int(text)), longest)


def _at_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
