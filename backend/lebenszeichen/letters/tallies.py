"""Cards counted on paper: a series of its own, never added to what phones tell.

Coordinators enter them at the desk, organisers at an evening; the latter count once the evening is accepted, if the key
that came with them is the evening's.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from lebenszeichen.events.facts import TallyRecorded
from lebenszeichen.events.queries import is_taken_back, key_hash_of, organisers_keys
from lebenszeichen.events.service import check_organiser, note_void
from lebenszeichen.letters.errors import OtherTally, UnknownTally
from lebenszeichen.letters.models import Tally

_TALLIES = Tally.__table__.c
_OF_ONE_PERSON = (
    select(_TALLIES.event_id, _TALLIES.key_hash, _TALLIES.prisoner_id, func.sum(_TALLIES.cards))
    .where(_TALLIES.prisoner_id.is_not(None), _TALLIES.taken_back.is_(False), _TALLIES.day >= bindparam("first_day"))
    .group_by(_TALLIES.event_id, _TALLIES.key_hash, _TALLIES.prisoner_id)
)


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


def record_tally(session: Session, told: TallyRecorded, day: date) -> None:
    """An organiser counted cards. Its campaign and person exist. Taken back before, nothing of it is kept; flushes.

    Raises NotTheOrganiser; OtherTally when this id was another entry; IntegrityError when somebody else writes it now.
    """
    check_organiser(session, told.event_id, told.key_hash)
    known = session.get(Tally, told.tally_id)
    if known is not None:
        if (known.event_id, known.campaign_id, known.cards) != (told.event_id, told.campaign_id, told.cards):
            raise OtherTally(pointer="/args/tally_id")
    elif not is_taken_back(session, told.tally_id, "tally_recorded"):
        row = Tally(id=told.tally_id, campaign_id=told.campaign_id, day=day, cards=told.cards, event_id=told.event_id)
        row.prisoner_id, row.key_hash = told.prisoner_id, told.key_hash
        session.add(row)
    session.flush()


def void_tally(session: Session, id: str) -> None:
    """Its phone takes it back: now, and whenever it may still come."""
    known = session.get(Tally, id)
    if known is not None and known.event_id is not None:
        session.delete(known)
    note_void(session, id, "tally_recorded")


def take_tally_back(session: Session, id: str, campaign_id: str) -> None:
    """It does not count any more; taking it back twice is the same as once. Raises UnknownTally."""
    tally = session.get(Tally, id)
    if tally is None or tally.campaign_id != campaign_id:
        raise UnknownTally()
    tally.taken_back = True
    session.flush()


def tallies_of(session: Session, campaign_id: str) -> Sequence[Tally]:
    """All that count, oldest day first: entered at the desk, or at an accepted evening by its organiser."""
    keys = organisers_keys(session)
    query = select(Tally).where(Tally.campaign_id == campaign_id, Tally.taken_back.is_(False))
    found = session.scalars(query.order_by(Tally.day, Tally.id)).all()
    return [one for one in found if one.event_id is None or keys.get(one.event_id) == one.key_hash]


def tallies_of_event(session: Session, event_id: str) -> Sequence[Tally]:
    """What its organiser counted, accepted or not, oldest day first; without what was taken back."""
    query = select(Tally).where(Tally.event_id == event_id, Tally.taken_back.is_(False))
    found = session.scalars(query.order_by(Tally.day, Tally.id)).all()
    return [one for one in found if one.key_hash == key_hash_of(session, event_id)]


def tallied_since(session: Session, first_day: date) -> dict[str, int]:
    """Cards counted on paper from that day on, of those that were all for one person, by prisoner id."""
    keys = organisers_keys(session)
    cards = Counter[str]()
    for event_id, key_hash, prisoner_id, number in session.execute(_OF_ONE_PERSON, {"first_day": first_day}):
        if event_id in keys and keys[event_id] == key_hash:
            cards[prisoner_id] += number
    return dict(cards)


def forget_people_of_tallies(session: Session, prisoner_ids: Collection[str]) -> None:
    """The cards stay counted; for whom they were is not known any more."""
    session.execute(update(Tally).where(Tally.prisoner_id.in_(prisoner_ids)).values(prisoner_id=None))
