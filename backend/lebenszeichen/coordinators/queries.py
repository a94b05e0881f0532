"""Questions about coordinators, answered in plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.coordinators.models import Coordinator, DeskSession, Invite, Passkey, Recovery
from lebenszeichen.http.guards import Newcomer, SignedIn
from lebenszeichen.http.permissions import Role

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
SKEW = timedelta(minutes=2)
"""By how much the clocks of two web machines may differ."""
RECOVERY_VALID = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Named:
    """A coordinator, as others are told of them."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OpenRecovery:
    """One coordinator's word that another needs new passkeys; a second must agree."""

    id: int
    asked_by: Named
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A coordinator in the list of all."""

    id: str
    name: str
    role: str
    founding: bool
    invited_by: Named | None
    """None: the command line."""
    joined_on: date
    revoked: bool
    recovery: OpenRecovery | None
    recovered_by: str | None
    """Who held the link to their passkeys."""


@dataclass(frozen=True, slots=True)
class OwnPasskey:
    """A passkey, as its owner sees it."""

    id: int
    credential_id: bytes
    label: str
    added_on: date
    last_used_on: date | None


def signed_in(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Whose session this is; None for an unknown or ended one, and for somebody who was revoked since."""
    hashed = token_hash(token)
    query = (
        select(DeskSession, Coordinator)
        .join(Coordinator, Coordinator.id == DeskSession.coordinator_id)
        .where(DeskSession.token_hash == hashed, Coordinator.revoked_at.is_(None))
    )
    found = session.execute(query).one_or_none()
    if found is None or not goes_on(found[0].begun_at, found[0].seen_at, now):
        return None
    of_session, coordinator = found
    role = Role(coordinator.role)
    return SignedIn(coordinator.id, coordinator.name, role, hashed, of_session.begun_at, of_session.seen_at)


def newcomer_with(session: Session, token: str, now: datetime) -> Newcomer | None:
    """Who is using an invite with this session; None when it has ended or the invite was taken back."""
    query = (
        select(DeskSession)
        .join(Invite, Invite.id == DeskSession.invite_id)
        .where(
            DeskSession.token_hash == token_hash(token),
            DeskSession.coordinator_id.is_(None),
            Invite.revoked_at.is_(None),
        )
    )
    found = session.scalar(query)
    if found is None or found.invite_id is None or not goes_on(found.begun_at, found.seen_at, now):
        return None
    return Newcomer(found.token_hash, found.invite_id)


def goes_on(begun_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Has a session neither been idle too long nor lasted too long?

    One that was begun or seen in the future has ended too: this server's clock went back, and how long ago somebody
    was here cannot be told.
    """
    return -SKEW <= now - begun_at < ABSOLUTE and -SKEW <= now - seen_at < IDLE


def coordinators(session: Session, now: datetime) -> list[Listed]:
    """Everybody who works or worked at the desk, in the order in which they joined."""
    rows = session.scalars(select(Coordinator).order_by(Coordinator.joined_on, Coordinator.id)).all()
    names = {row.id: Named(row.id, row.name) for row in rows}
    asked = {
        recovery.coordinator_id: OpenRecovery(recovery.id, names[recovery.asked_by], recovery.asked_at)
        for recovery in session.scalars(select(Recovery).where(Recovery.ended_at.is_(None)).order_by(Recovery.id))
        if -SKEW <= now - recovery.asked_at < RECOVERY_VALID
    }
    return [
        Listed(
            row.id,
            row.name,
            row.role,
            row.founding,
            names.get(row.invited_by or ""),
            row.joined_on,
            row.revoked_at is not None,
            asked.get(row.id),
            row.recovered_by,
        )
        for row in rows
    ]


def names_of(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Id → name, of those that exist."""
    rows = session.execute(select(Coordinator.id, Coordinator.name).where(Coordinator.id.in_(ids)))
    return {row.id: row.name for row in rows}


def passkeys_of(session: Session, coordinator_id: str) -> list[OwnPasskey]:
    """Their passkeys, oldest first."""
    query = select(Passkey).where(Passkey.coordinator_id == coordinator_id).order_by(Passkey.id)
    return [
        OwnPasskey(row.id, row.credential_id, row.label, row.added_on, row.last_used_on)
        for row in session.scalars(query)
    ]


def active_coordinators(session: Session) -> int:
    """How many may decide: without assistants, and without those who left."""
    return _count(session, Coordinator.role == Role.COORDINATOR, Coordinator.revoked_at.is_(None))


def active_ids(session: Session) -> Sequence[str]:
    """Those who may decide, and so hear first what is about to be told."""
    may_decide = (Coordinator.role == Role.COORDINATOR, Coordinator.revoked_at.is_(None))
    return session.scalars(select(Coordinator.id).where(*may_decide).order_by(Coordinator.id)).all()


def founders_missing(session: Session) -> int:
    """How many of the first pair have not joined yet: 0, 1 or 2. None are missing once two others are there."""
    if active_coordinators(session) >= 2:
        return 0
    return max(0, 2 - _count(session, Coordinator.founding.is_(True)))


def _count(session: Session, *conditions: object) -> int:
    query = select(func.count()).select_from(Coordinator).where(*conditions)  # type: ignore[arg-type]
    return session.scalar(query) or 0
