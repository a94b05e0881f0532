"""Notes what coordinators did, in the transaction in which they did it."""

from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry


def note(session: Session, by: str | None, action: str, subject: str | None = None, **detail: Any) -> None:
    """Add an entry. `by` None: the command line or the clock. `detail`: numbers and ids, never a person's name."""
    session.add(AuditEntry(at=clock.now(), coordinator_id=by, action=action, subject=subject, detail=detail))
    session.flush()
