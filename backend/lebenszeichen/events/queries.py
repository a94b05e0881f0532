"""Questions about evenings, answered in plain data: rows do not leave the domain."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from lebenszeichen.events.code import CountedBy, counting_of
from lebenszeichen.events.models import Event, FactVoid, Pile
from lebenszeichen.events.piles import Pile as StandingPile
from lebenszeichen.events.piles import Piles

# Built once: a push asks this for every evening whose cards it touches.
_NOTED = (
    select(Pile.event_id, Pile.day, Pile.taken_out)
    .join(Event, (Event.id == Pile.event_id) & (Event.key_hash == Pile.key_hash))
    .where(Pile.event_id.in_(bindparam("ids", expanding=True)))
)
_STANDING = _NOTED.where(Event.accepted_on.is_not(None))

_KEYS = select(Event.__table__.c.id, Event.__table__.c.key_hash).where(Event.__table__.c.accepted_on.is_not(None))


@dataclass(frozen=True, slots=True)
class Evening:
    """An evening as the desk sees it."""

    id: str
    campaign_id: str
    day: date
    counting: CountedBy
    opened_by: str | None
    accepted_on: date | None
    closed_on: date | None


def standing_piles(session: Session, event_ids: Collection[str]) -> dict[str, Piles]:
    """For each of these evenings; those of others, or at which paper counts, post nothing."""
    of_phones = [id for id in event_ids if counting_of(id) == "phones"]
    return _grouped(session, _STANDING, of_phones)


def noted_piles(session: Session, event_ids: Collection[str]) -> dict[str, Piles]:
    """What organisers said, of evenings that nobody has accepted or at which paper counts as well."""
    return _grouped(session, _NOTED, event_ids)


def key_hash_of(session: Session, event_id: str) -> str | None:
    """Of the organiser's key; None: nobody has opened this evening yet, as far as we know."""
    return session.scalar(select(Event.key_hash).where(Event.id == event_id))


def organisers_keys(session: Session) -> dict[str, str]:
    """Of every accepted evening, the hash of its organiser's key."""
    return dict(iter(session.execute(_KEYS)))


def evenings(session: Session, *, event_id: str | None = None) -> list[Evening]:
    """All of them, newest first; or that one, if there is one."""
    query = select(Event).order_by(Event.day.desc(), Event.id)
    rows = session.scalars(query if event_id is None else query.where(Event.id == event_id))
    return [
        Evening(row.id, row.campaign_id, row.day, counting_of(row.id), row.opened_by, row.accepted_on, row.closed_on)
        for row in rows
    ]


def count_to_accept(session: Session) -> int:
    """How many evenings wait for a coordinator's yes."""
    waiting = select(Event.id).where(Event.accepted_on.is_(None), Event.closed_on.is_(None))
    return len(session.scalars(waiting).all())


def is_taken_back(session: Session, subject_id: str, fact: str) -> bool:
    """Was this tally, pile or outcome taken back, or will it be as soon as it comes?"""
    return session.get(FactVoid, (subject_id, fact)) is not None


def _grouped(session: Session, query: Select[str, date, list[str]], ids: Iterable[str]) -> dict[str, Piles]:
    found: dict[str, list[StandingPile]] = {id: [] for id in ids}
    if not found:
        return {}
    for event_id, day, taken_out in session.execute(query, {"ids": list(found)}):
        found[event_id].append(StandingPile(day, frozenset(taken_out)))
    return {id: Piles(tuple(piles)) for id, piles in found.items()}
