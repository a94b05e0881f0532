"""Sessions of the desk: begun with a passkey or an invite, seen at most once a minute, ended."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.coordinators.models import DeskSession
from lebenszeichen.coordinators.queries import ABSOLUTE, IDLE, SKEW
from lebenszeichen.http.guards import SignedIn

SEEN_EVERY = timedelta(minutes=1)


def begin(session: Session, coordinator_id: str) -> str:
    """Somebody is signed in from now on; the token for their cookie, which is nowhere else."""
    return _begin(session, coordinator_id=coordinator_id)


def begin_enrolment(session: Session, invite_id: int, enrolment: dict[str, Any]) -> str:
    """Somebody uses an invite from now on; the token for their cookie."""
    return _begin(session, invite_id=invite_id, enrolment=enrolment)


def held_enrolment(session: Session, session_hash: str) -> DeskSession | None:
    """The session of somebody who uses an invite, held until the unit of work ends; None when it is gone."""
    held = select(DeskSession).where(DeskSession.token_hash == session_hash, DeskSession.coordinator_id.is_(None))
    return session.scalar(held.with_for_update())


def is_to_be_noted(who: SignedIn, now: datetime) -> bool:
    """Is it a minute since we noted that they are here?"""
    return now - who.seen_at >= SEEN_EVERY


def note_seen(session: Session, session_hash: str, now: datetime) -> None:
    """They are here. Never brings an ended session back."""
    session.execute(update(DeskSession).where(DeskSession.token_hash == session_hash).values(seen_at=now))


def end(session: Session, session_hash: str) -> None:
    """Sign out."""
    session.execute(delete(DeskSession).where(DeskSession.token_hash == session_hash))


def end_token(session: Session, token: str) -> None:
    """Whatever this browser was before, it is not any more."""
    if token:
        end(session, token_hash(token))


def end_all_of(session: Session, coordinator_id: str, but: str | None = None) -> None:
    """Sign a coordinator out everywhere, but in the session with that hash."""
    theirs = delete(DeskSession).where(DeskSession.coordinator_id == coordinator_id)
    session.execute(theirs if but is None else theirs.where(DeskSession.token_hash != but))


def end_everybody(session: Session) -> None:
    """Sign everybody out, and end every enrolment."""
    session.execute(delete(DeskSession))


def end_all_with(session: Session, invite_id: int) -> None:
    """End what a browser began with this invite."""
    session.execute(delete(DeskSession).where(DeskSession.invite_id == invite_id))


def erase_ended(session: Session, now: datetime) -> None:
    """Erase sessions that are over; those from the future, too."""
    over = or_(
        DeskSession.begun_at <= now - ABSOLUTE,
        DeskSession.seen_at <= now - IDLE,
        DeskSession.begun_at > now + SKEW,
    )
    session.execute(delete(DeskSession).where(over))


def _begin(session: Session, **columns: Any) -> str:
    token, now = new_token(), clock.now()
    session.add(DeskSession(token_hash=token_hash(token), begun_at=now, seen_at=now, **columns))
    session.flush()
    return token
