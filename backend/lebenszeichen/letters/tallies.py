"""Cards counted on paper: a series of its own, never added to what phones tell."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.letters.errors import OtherTally, UnknownTally
from lebenszeichen.letters.models import Tally


def enter_tally(session: Session, id: str, *, campaign_id: str, day: date, cards: int, by: str) -> None:
    """Note a pile that was counted. The same entry again changes nothing; flushes.

    Raises OtherTally when this id was another entry.
    """
    known = session.get(Tally, id)
    if known is None:
        session.add(Tally(id=id, campaign_id=campaign_id, day=day, cards=cards, entered_by=by))
        session.flush()
    elif (known.campaign_id, known.day, known.cards) != (campaign_id, day, cards):
        raise OtherTally()


def take_tally_back(session: Session, id: str, campaign_id: str) -> None:
    """It does not count any more; taking it back twice is the same as once. Raises UnknownTally."""
    tally = session.get(Tally, id)
    if tally is None or tally.campaign_id != campaign_id:
        raise UnknownTally()
    tally.taken_back = True
    session.flush()


def tallies_of(session: Session, campaign_id: str) -> Sequence[Tally]:
    """All that count, oldest day first."""
    query = select(Tally).where(Tally.campaign_id == campaign_id, Tally.taken_back.is_(False))
    return session.scalars(query.order_by(Tally.day, Tally.id)).all()
