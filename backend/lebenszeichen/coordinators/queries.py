"""Questions about coordinators, answered in plain data."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.coordinators.models import Coordinator, DeskSession
from lebenszeichen.http.guards import SignedIn
from lebenszeichen.http.permissions import Role

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)


def signed_in(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Whose session this is; None for an unknown or ended one, and for somebody who was revoked since.

    A session that was begun or seen in the future has ended too: this server's clock went back, and how long ago
    somebody was here cannot be told.
    """
    hashed = token_hash(token)
    query = (
        select(DeskSession, Coordinator)
        .join(Coordinator, Coordinator.id == DeskSession.coordinator_id)
        .where(DeskSession.token_hash == hashed, Coordinator.revoked_at.is_(None))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    desk_session, coordinator = found
    if (
        not timedelta(0) <= now - desk_session.begun_at < ABSOLUTE
        or not timedelta(0) <= now - desk_session.seen_at < IDLE
    ):
        return None
    return SignedIn(coordinator.id, coordinator.name, Role(coordinator.role), hashed, desk_session.begun_at)
