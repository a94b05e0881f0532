"""Challenges: random, good once, for five minutes, for one purpose and one person."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.models import Challenge

VALID = timedelta(minutes=5)
SIGN_IN = "sign_in"


def enrolling(session_hash: str) -> str:
    """The purpose of making passkeys with an invite: nobody else's browser can answer for this one."""
    return f"enrol:{session_hash}"


def adding(session_hash: str) -> str:
    """The purpose of making a further passkey."""
    return f"add:{session_hash}"


def new_challenge(session: Session, purpose: str, coordinator_id: str | None) -> str:
    """43 url-safe characters, 256 random bits. `coordinator_id` None: it is not known yet who will answer."""
    challenge = Challenge(
        id=secrets.token_urlsafe(32),
        purpose=purpose,
        coordinator_id=coordinator_id,
        expires_at=clock.now() + VALID,
    )
    session.add(challenge)
    session.flush()
    return challenge.id


def spend(session: Session, challenge: str, purpose: str, coordinator_id: str | None) -> bool:
    """Take the challenge away; False when it is not good for this purpose and person, at this moment, or any more.

    Of two answers to one challenge at the same time, one gets it. A challenge that ends later than any made now could
    was made before this server's clock went back: it is not good either.
    """
    now = clock.now()
    gone = delete(Challenge).where(
        Challenge.id == challenge,
        Challenge.purpose == purpose,
        Challenge.coordinator_id.is_(None) if coordinator_id is None else Challenge.coordinator_id == coordinator_id,
        Challenge.expires_at > now,
        Challenge.expires_at <= now + 2 * VALID,
    )
    return len(session.scalars(gone.returning(Challenge.id)).all()) == 1


def erase_ended(session: Session, now: datetime) -> None:
    """Erase what nobody answered in time, and what was made before this server's clock went back."""
    over = or_(Challenge.expires_at <= now, Challenge.expires_at > now + 2 * VALID)
    session.execute(delete(Challenge).where(over))
