"""Institutions that close, and go elsewhere. Flushes; the caller's unit of work commits."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities.errors import ClosingStands, SuccessorUnchecked
from lebenszeichen.facilities.models import Facility, ProposedAddress
from lebenszeichen.facilities.seconds import note_word
from lebenszeichen.facilities.service import hold_facility

MISTAKES_SHOW_WITHIN = timedelta(minutes=10)


def close_facility(
    session: Session,
    facility_id: str,
    by: str | None = None,
    *,
    closed_on: str | None = None,
    moved_to: str | None = None,
) -> None:
    """Mail to this institution is lost from now on. One person is enough: it only stops cards.

    `moved_to`: an institution that two people have checked; the next list's people follow it there. What waited for a
    second word waits for both again. Raises UnknownFacility, SuccessorUnchecked.
    """
    facility = hold_facility(session, facility_id)
    if moved_to is not None:
        _refuse_unchecked(session.get(Facility, moved_to), facility_id)
    before = (facility.state, facility.closed_on, facility.moved_to)
    if before == ("closed", closed_on, moved_to) or (before[0] == "closed" and not (closed_on or moved_to)):
        return
    if facility.state != "closed":
        facility.closing = {"by": by, "at": clock.now().isoformat(), "state": facility.state}
    facility.state, facility.closed_on, facility.moved_to = "closed", closed_on, moved_to
    session.execute(update(ProposedAddress).where(ProposedAddress.facility_id == facility_id).values(confirmed_by=[]))
    note_word(session, by, "facility_closed", facility_id, moved_to=moved_to)
    facility.list_seq = advance(session, "list")
    session.flush()


def undo_closing(session: Session, facility_id: str, by: str) -> None:
    """It was a mistake of mine, just now: everything is as it was. Raises UnknownFacility, ClosingStands."""
    facility = hold_facility(session, facility_id)
    closing = facility.closing or {}
    mine = facility.state == "closed" and closing.get("by") == by
    if not mine or clock.now() - datetime.fromisoformat(closing["at"]) > MISTAKES_SHOW_WITHIN:
        raise ClosingStands()
    facility.state = closing["state"]
    facility.closed_on = facility.moved_to = facility.closing = None
    note_word(session, by, "closing_undone", facility_id)
    facility.list_seq = advance(session, "list")
    session.flush()


def _refuse_unchecked(successor: Facility | None, facility_id: str) -> None:
    if successor is None or successor.state != "open" or successor.id == facility_id:
        raise SuccessorUnchecked()
