"""Questions about facilities, answered in plain data."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.facilities.models import Facility


def public_facilities(session: Session, after_seq: int | None = None) -> list[dict[str, Any]]:
    """Facilities as docs/sync-protocol.md shows them, sorted by id; with `after_seq` only what changed since."""
    query = select(Facility).order_by(Facility.id)
    if after_seq is not None:
        query = query.where(Facility.list_seq > after_seq)
    return [_public(facility) for facility in session.scalars(query)]


def _public(facility: Facility) -> dict[str, Any]:
    return {
        "id": facility.id,
        "seq": facility.list_seq,
        "name": facility.name,
        "state": facility.state,
        "address": facility.address,
        "lang": facility.lang,
        "source": facility.source,
        "as_of": facility.as_of,
        "sample": facility.sample,
    }
