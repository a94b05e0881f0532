"""Questions about facilities, answered in plain data."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.facilities.models import Facility, ReturnedCards


def public_facilities(session: Session, after_seq: int | None = None) -> list[dict[str, Any]]:
    """Facilities as docs/sync-protocol.md shows them, sorted by id; with `after_seq` only what changed since."""
    query = select(Facility).order_by(Facility.id)
    if after_seq is not None:
        query = query.where(Facility.list_seq > after_seq)
    flagged = set(session.scalars(select(ReturnedCards.facility_id)))
    return [_public(facility, facility.id in flagged) for facility in session.scalars(query)]


def _public(facility: Facility, returned: bool) -> dict[str, Any]:
    return {
        "id": facility.id,
        "seq": facility.list_seq,
        "name": facility.name,
        "state": facility.state,
        "address": facility.address,
        "lang": facility.lang,
        "source": facility.source,
        "as_of": facility.as_of,
        "check_again_on": facility.check_again_on.isoformat() if facility.check_again_on else None,
        "closed_on": facility.closed_on,
        "moved_to": facility.moved_to,
        "returned": returned,
        "sample": facility.sample,
    }
