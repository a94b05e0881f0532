"""New phones, hour by hour: how many cards they tell of, all together.

A script that makes itself a new phone whenever the old one has reached its cap looks like many new phones. What they
tell of together shows it, without any address.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from lebenszeichen.sync.models import NewcomerHour

NEW_FOR = timedelta(days=2)
"""Counted in days, as devices know no moment: a phone is new for 24 to 48 hours."""
SUMMED = timedelta(hours=24)


_HOURS = NewcomerHour.__table__.c
_SUM = select(func.coalesce(func.sum(_HOURS.cards), 0)).where(_HOURS.hour >= bindparam("since"))


def is_new(registered_on: date, today: date) -> bool:
    """Did this phone register today or yesterday?"""
    return today - registered_on < NEW_FOR


def note_cards(session: Session, now: datetime, cards: int) -> None:
    """New phones told of so many posted cards more. Just before the counter's row."""
    row = {"hour": _hour(now), "cards": cards}
    added = {"cards": NewcomerHour.cards + cards}
    if session.connection().dialect.name == "sqlite":
        session.execute(sqlite.insert(NewcomerHour).values(row).on_conflict_do_update(["hour"], set_=added))
    else:
        new = postgresql.insert(NewcomerHour).values(row)
        session.execute(new.on_conflict_do_update(index_elements=["hour"], set_=added))


def are_too_many(session: Session, now: datetime, most: int) -> bool:
    """Did new phones tell of more than `most` cards in the last 24 hours?"""
    cards: int = session.execute(_SUM, {"since": _hour(now - SUMMED)}).scalar_one()
    return cards > most


def forget_all(session: Session) -> None:
    """Somebody has looked: the sum begins anew."""
    session.execute(delete(NewcomerHour))


def forget_old(session: Session, now: datetime) -> None:
    """Erase hours that weigh nothing any more."""
    session.execute(delete(NewcomerHour).where(NewcomerHour.hour < _hour(now - SUMMED)))


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
