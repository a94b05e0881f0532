"""Somebody has lost their passkeys: two others let them make new ones, or the audited command does."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators import invites
from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.errors import OwnRecovery, RecoveryNeedsAnother, UnknownCoordinator, UnknownRecovery
from lebenszeichen.coordinators.invites import KEPT, Link
from lebenszeichen.coordinators.models import Coordinator, Recovery
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.coordinators.queries import RECOVERY_VALID, SKEW
from lebenszeichen.settings import Settings


def ask(session: Session, by: str, coordinator_id: str) -> int:
    """One coordinator's word that another needs new passkeys; the recovery's id. An earlier word gives way to it.

    Raises UnknownCoordinator, OwnRecovery.
    """
    coordinator = at_the_desk(session, coordinator_id)
    if coordinator.id == by:
        raise OwnRecovery()
    _end_open(session, coordinator_id)
    recovery = Recovery(coordinator_id=coordinator_id, asked_by=by, asked_at=clock.now())
    session.add(recovery)
    session.flush()
    note(session, by, "recovery_asked", f"coordinator:{coordinator_id}", recovery=recovery.id)
    return recovery.id


def agree(session: Session, settings: Settings, by: str, id: int) -> Link:
    """The second word: a link for new passkeys. Raises UnknownRecovery, OwnRecovery, RecoveryNeedsAnother."""
    recovery = _open(session, id)
    if by == recovery.coordinator_id:
        raise OwnRecovery()
    obstacle = obstacle_to_second(session, [recovery.asked_by], by)
    if obstacle == "own":
        raise OwnRecovery()
    if obstacle is not None:
        raise RecoveryNeedsAnother()
    recovery.ended_at = clock.now()
    note(session, by, "recovery_agreed", f"coordinator:{recovery.coordinator_id}", recovery=id)
    return invites.recovery_link(session, settings, by, at_the_desk(session, recovery.coordinator_id))


def take_back(session: Session, by: str, id: int) -> None:
    """Somebody objects, or it is not needed any more; the person herself may. Raises UnknownRecovery."""
    recovery = _open(session, id)
    recovery.ended_at = clock.now()
    note(session, by, "recovery_taken_back", f"coordinator:{recovery.coordinator_id}", recovery=id)


def recover_by_command(session: Session, settings: Settings, coordinator_id: str) -> Link:
    """A link for new passkeys, from whoever runs the server. Raises UnknownCoordinator."""
    return invites.recovery_link(session, settings, None, at_the_desk(session, coordinator_id))


def end_all_about(session: Session, coordinator_id: str) -> None:
    """Somebody is revoked: no word of theirs, and none for them, stands any more."""
    concerned = (Recovery.coordinator_id == coordinator_id) | (Recovery.asked_by == coordinator_id)
    for recovery in session.scalars(select(Recovery).where(Recovery.ended_at.is_(None), concerned)):
        recovery.ended_at = clock.now()


def end_all(session: Session) -> None:
    """No first word stands any more."""
    session.execute(update(Recovery).where(Recovery.ended_at.is_(None)).values(ended_at=clock.now()))


def erase_old(session: Session, now: datetime) -> None:
    """Erase recoveries 30 days after their end."""
    session.execute(delete(Recovery).where(Recovery.asked_at < now - RECOVERY_VALID - KEPT))


def at_the_desk(session: Session, coordinator_id: str) -> Coordinator:
    """Somebody who works at the desk now. Raises UnknownCoordinator."""
    query = select(Coordinator).where(Coordinator.id == coordinator_id, Coordinator.revoked_at.is_(None))
    coordinator = session.scalar(query) if coordinator_id.isalnum() else None
    if coordinator is None:
        raise UnknownCoordinator()
    return coordinator


def _open(session: Session, id: int) -> Recovery:
    recovery = session.scalar(select(Recovery).where(Recovery.id == id).with_for_update())
    if recovery is None or recovery.ended_at is not None:
        raise UnknownRecovery()
    if not -SKEW <= clock.now() - recovery.asked_at < RECOVERY_VALID:
        raise UnknownRecovery()
    return recovery


def _end_open(session: Session, coordinator_id: str) -> None:
    query = select(Recovery).where(Recovery.coordinator_id == coordinator_id, Recovery.ended_at.is_(None))
    for recovery in session.scalars(query):
        recovery.ended_at = clock.now()
