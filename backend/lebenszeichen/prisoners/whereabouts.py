"""Who is held where, and moving people who are held. Flushes; the caller's unit of work commits."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.prisoners.history_models import PrisonerEdit
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.service import number_prisoners


def held_at(session: Session, ids: Collection[str], facility_id: str | None) -> list[str]:
    """Those of `ids` who are held at this institution (None: at none that we know), locked, in order.

    Of anybody in question nothing moves: they are not among them.
    """
    there = Prisoner.facility_id.is_(None) if facility_id is None else Prisoner.facility_id == facility_id
    query = select(Prisoner.id).where(Prisoner.id.in_(ids), Prisoner.state == "held", there)
    return list(session.scalars(query.order_by(Prisoner.id).with_for_update()))


def held_among(session: Session, ids: Collection[str]) -> set[str]:
    """Those of `ids` who are held, wherever."""
    return set(session.scalars(select(Prisoner.id).where(Prisoner.id.in_(ids), Prisoner.state == "held")))


def count_held(session: Session) -> int:
    """How many people on the list are held."""
    return session.scalar(select(func.count(Prisoner.id)).where(Prisoner.state == "held")) or 0


def held_by_facility(session: Session) -> dict[str, int]:
    """Institution → how many of those who may be written to are there."""
    query = select(Prisoner.facility_id, func.count(Prisoner.id)).where(Prisoner.state == "held")
    rows = session.execute(query.where(Prisoner.facility_id.is_not(None)).group_by(Prisoner.facility_id))
    return {str(facility_id): people for facility_id, people in rows}


def moved_by_hand(session: Session, by: str, since: date) -> list[str]:
    """Whose institution this coordinator wrote on this day or later."""
    theirs = select(PrisonerEdit.prisoner_id).where(PrisonerEdit.field == "facility_id", PrisonerEdit.written_by == by)
    return list(session.scalars(theirs.where(PrisonerEdit.written_on >= since)))


def move_people(session: Session, ids: Sequence[str], facility_id: str | None) -> None:
    """They are at this institution from now on; phones hear it with the next list."""
    session.flush()
    if ids:
        session.execute(update(Prisoner).where(Prisoner.id.in_(ids)).values(facility_id=facility_id))
        number_prisoners(session, ids, advance(session, "list", len(ids)) - len(ids) + 1)
