"""What imports ask of words that name no institution, and write about them. Flushes; the caller's unit commits."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lebenszeichen.places.known import LONGEST_TEXT, KnownPlace, NewPlace
from lebenszeichen.places.models import PlacedPerson, UnmatchedPlace


def known_places(session: Session) -> dict[str, KnownPlace]:
    """Key → what is known of these words."""
    query = select(UnmatchedPlace.key, UnmatchedPlace.facility_id, UnmatchedPlace.decided_at)
    return {
        key: KnownPlace(key, facility_id if decided_at else None, decided_at is not None)
        for key, facility_id, decided_at in session.execute(query)
    }


def queue_places(session: Session, places: Sequence[NewPlace], source: str, as_of: str | None) -> None:
    """Words that nobody has seen yet, for a person to say what they mean."""
    known = known_places(session)
    rows: list[dict[str, Any]] = [
        {"key": one.key, "text": one.text[:LONGEST_TEXT], "source": source, "as_of": as_of, "said_by": []}
        for one in places
        if one.key not in known
    ]
    if rows:
        session.execute(insert(UnmatchedPlace), rows)


def place_people(session: Session, said: Mapping[str, str | None]) -> None:
    """Prisoner's id → the key of the words that a list says of them now; None: it names an institution, or nothing."""
    ids = dict(session.execute(select(UnmatchedPlace.key, UnmatchedPlace.id)).all())
    had = dict(session.execute(select(PlacedPerson.prisoner_id, PlacedPerson.place_id)).all())
    changed = {
        one: ids.get(key) if key else None
        for one, key in said.items()
        if had.get(one) != (ids.get(key) if key else None)
    }
    gone = [one for one in changed if one in had]
    if gone:
        session.execute(delete(PlacedPerson).where(PlacedPerson.prisoner_id.in_(gone)))
    rows = [{"prisoner_id": one, "place_id": place} for one, place in changed.items() if place is not None]
    if rows:
        session.execute(insert(PlacedPerson), rows)


def forget_places_of(session: Session, prisoner_ids: Sequence[str]) -> None:
    """Of people who were taken down nothing is kept."""
    session.execute(delete(PlacedPerson).where(PlacedPerson.prisoner_id.in_(prisoner_ids)))
