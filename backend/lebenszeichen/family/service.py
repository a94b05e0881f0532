"""What the family's door does, and what coordinators decide. Flushes; the caller commits, then publishes the list."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.errors import SecondMustBeAnother
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.database.spaces import hold_server_state
from lebenszeichen.family import deeds
from lebenszeichen.family.errors import NobodyListed, NoSuchDecision, RequestDecided
from lebenszeichen.family.models import FamilyRequest
from lebenszeichen.family.queries import acted_on
from lebenszeichen.family.wishes import (
    DECISIONS,
    ERASED_AFTER,
    REMEMBERED,
    TAKEN_DOWN_ALONE,
    Acted,
    Wish,
    needs_two,
)
from lebenszeichen.prisoners.removal import people_as_kept


def ask(session: Session, prisoner_id: str, wish: Wish, what: str, daily_cap: int) -> Acted:
    """Somebody asked at the door: what was done at once. Nothing of who asked is known here, and no moment is kept.

    Raises NobodyListed for an id that is not on the list. Somebody who is hidden already is "hidden".
    """
    hold_server_state(session)  # one after the other: the cap is a number of today
    person = people_as_kept(session, [prisoner_id]).get(prisoner_id)
    if person is None or person.state == "removed":
        raise NobodyListed()
    row = _open_row(session, prisoner_id, wish, what) or _new_row(session, prisoner_id, wish, what, "door")
    row.times, row.last_on = row.times + 1, clock.today()
    if person.hidden and wish != "change":
        return "hidden"
    if row.acted == "waits" and _has_room(session, prisoner_id, wish, daily_cap):
        _act(session, row, came_out=person.state == "came_out")
    session.flush()
    return row.acted  # type: ignore[return-value]


def decide(session: Session, request_id: int, decision: str, by: str) -> bool:
    """A coordinator decides; True when it is decided, False when another one has to say the same.

    Raises RequestDecided, NoSuchDecision, SecondMustBeAnother.
    """
    row = _hold(session, request_id)
    if decision not in DECISIONS[row.wish]:
        raise NoSuchDecision()
    if needs_two(decision) and not _is_second(session, row, decision, by):
        row.proposed, row.proposed_by = decision, by
        if decision == "gone" and row.acted == "waits" and row.origin == "door":
            deeds.hide_now(session, row)
        note(session, by, "family_proposed", f"prisoner:{row.prisoner_id}", request=row.id, decision=decision)
        return False
    _decide(session, row, decision)
    note(session, by, "family_decided", f"prisoner:{row.prisoner_id}", request=row.id, decision=decision)
    return True


def take_proposal_back(session: Session, request_id: int, by: str) -> None:
    """Anybody may take a proposal back before it is confirmed."""
    row = _hold(session, request_id)
    row.proposed = row.proposed_by = None
    note(session, by, "family_proposal_taken_back", f"prisoner:{row.prisoner_id}", request=row.id)


def take_down_from_the_desk(session: Session, prisoner_id: str, by: str | None) -> bool:
    """A coordinator takes somebody down; True when it is done, False for the sixth of a day: that needs a second.

    `by` None: the command line, whose sixth is decided by two at the desk.

    Raises NobodyListed.
    """
    hold_server_state(session)
    person = people_as_kept(session, [prisoner_id]).get(prisoner_id)
    if person is None or person.state == "removed":
        raise NobodyListed()
    # A request that waits for a second stands for itself; a family's own is decided together with it.
    row = _new_row(session, prisoner_id, "remove", "", "desk")
    row.times, row.proposed, row.proposed_by = 1, "gone" if by else None, by
    if _taken_down_alone(session, by, clock.today()) >= TAKEN_DOWN_ALONE:
        note(session, by, "family_proposed", f"prisoner:{prisoner_id}", request=row.id, decision="gone")
        return False
    row.acted, row.acted_on = "nothing", clock.today()
    _decide(session, row, "gone")
    note(session, by, "person_taken_down", f"prisoner:{prisoner_id}", request=row.id)
    return True


def _decide(session: Session, row: FamilyRequest, decision: str) -> None:
    deeds.carry_out(session, row.prisoner_id, decision)
    together = [row]
    if decision in {"gone", "shown"}:
        together += _others(session, row, ("remove",) if decision == "shown" else ("remove", "silence", "change"))
    for one in together:
        one.decision, one.decided_on = decision, clock.today()
    session.flush()


def _others(session: Session, row: FamilyRequest, wishes: tuple[str, ...]) -> list[FamilyRequest]:
    query = select(FamilyRequest).where(
        FamilyRequest.prisoner_id == row.prisoner_id,
        FamilyRequest.decision.is_(None),
        FamilyRequest.id != row.id,
        FamilyRequest.wish.in_(wishes),
    )
    return list(session.scalars(query.with_for_update()))


def _is_second(session: Session, row: FamilyRequest, decision: str, by: str) -> bool:
    if row.proposed != decision or row.proposed_by is None:
        return False
    if obstacle_to_second(session, [row.proposed_by], by):
        raise SecondMustBeAnother()
    return True


def _hold(session: Session, request_id: int) -> FamilyRequest:
    hold_server_state(session)
    query = select(FamilyRequest).where(FamilyRequest.id == request_id, FamilyRequest.decision.is_(None))
    row = session.scalar(query.with_for_update())
    if row is None:
        raise RequestDecided()
    return row


def _open_row(session: Session, prisoner_id: str, wish: str, what: str) -> FamilyRequest | None:
    query = select(FamilyRequest).where(
        FamilyRequest.prisoner_id == prisoner_id,
        FamilyRequest.wish == wish,
        FamilyRequest.what == what,
        FamilyRequest.origin == "door",
        FamilyRequest.decision.is_(None),
    )
    return session.scalar(query.with_for_update())


def _new_row(session: Session, prisoner_id: str, wish: Wish, what: str, origin: str) -> FamilyRequest:
    today = clock.today()
    row = FamilyRequest(
        prisoner_id=prisoner_id,
        wish=wish,
        what=what,
        origin=origin,
        times=0,
        first_on=today,
        last_on=today,
        acted="nothing" if wish == "change" else "waits",
    )
    session.add(row)
    session.flush()
    return row


def _has_room(session: Session, prisoner_id: str, wish: str, daily_cap: int) -> bool:
    """Fewer than the cap today, and nobody has just decided the contrary about this person."""
    contrary = {"remove": "shown", "silence": "lifted"}[wish]
    decided = select(FamilyRequest.id).where(
        FamilyRequest.prisoner_id == prisoner_id,
        FamilyRequest.decision == contrary,
        FamilyRequest.decided_on > clock.today() - REMEMBERED,
    )
    return session.scalar(decided) is None and acted_on(session, clock.today()) < daily_cap


def _act(session: Session, row: FamilyRequest, *, came_out: bool) -> None:
    if row.wish == "silence":
        deeds.silence_now(session, row)
        return
    deeds.hide_now(session, row)
    row.erase_on = clock.today() + ERASED_AFTER if came_out else None


def _taken_down_alone(session: Session, by: str | None, day: date) -> int:
    query = select(FamilyRequest.id).where(
        FamilyRequest.origin == "desk",
        FamilyRequest.proposed_by == by,
        FamilyRequest.decision == "gone",
        FamilyRequest.decided_on == day,
    )
    return len(session.scalars(query).all())
