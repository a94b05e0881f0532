"""The only place that asks what time it is."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """The current moment, in UTC, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The current day in UTC: the day by which the server counts."""
    return now().date()
