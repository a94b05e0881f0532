"""The only place that asks what time it is."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """The current moment, in UTC, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The current day in UTC: the day by which the server counts."""
    return now().date()


def second(moment: datetime) -> str:
    """As it is told to clients: 2026-11-21T18:03:00Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
