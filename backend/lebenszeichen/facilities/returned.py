"""Cards that came back: a flag on the institution, never on a person. Flushes; the caller's unit of work commits."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities.errors import UnknownReturn
from lebenszeichen.facilities.models import ReturnedCards
from lebenszeichen.facilities.seconds import note_word
from lebenszeichen.facilities.service import hold_facility


@dataclass(frozen=True, slots=True)
class Returned:
    """A pile of cards that came back."""

    id: str
    day: date
    cards: int
    entered_by: str


def enter_returned(session: Session, facility_id: str, entry: Returned) -> None:
    """Raise the flag. The same entry again changes nothing. Raises UnknownFacility."""
    facility = hold_facility(session, facility_id)
    if session.get(ReturnedCards, entry.id) is not None:
        return
    row = ReturnedCards(facility_id=facility_id, id=entry.id, day=entry.day, cards=entry.cards)
    row.entered_by = entry.entered_by
    session.add(row)
    note_word(session, entry.entered_by, "cards_came_back", facility_id, entry=entry.id, cards=entry.cards)
    facility.list_seq = advance(session, "list")
    session.flush()


def take_returned_back(session: Session, facility_id: str, id: str, by: str) -> None:
    """An entry made by mistake. Everybody else's flag ends when two people have compared the address again.

    Raises UnknownFacility, UnknownReturn.
    """
    facility = hold_facility(session, facility_id)
    row = session.get(ReturnedCards, id)
    if row is None or row.facility_id != facility_id or row.entered_by != by:
        raise UnknownReturn()
    session.delete(row)
    note_word(session, by, "cards_not_back", facility_id, entry=id)
    facility.list_seq = advance(session, "list")
    session.flush()


def returned_to(session: Session) -> dict[str, tuple[int, date]]:
    """Institution → how many cards came back there, and the last day on which some did."""
    query = select(ReturnedCards.facility_id, func.sum(ReturnedCards.cards), func.max(ReturnedCards.day))
    return {id: (int(cards), day) for id, cards, day in session.execute(query.group_by(ReturnedCards.facility_id))}


def returned_entries(session: Session) -> dict[str, list[Returned]]:
    """Institution → its entries, oldest first."""
    entries: dict[str, list[Returned]] = {}
    for row in session.scalars(select(ReturnedCards).order_by(ReturnedCards.day, ReturnedCards.id)):
        entries.setdefault(row.facility_id, []).append(Returned(row.id, row.day, row.cards, row.entered_by))
    return entries
