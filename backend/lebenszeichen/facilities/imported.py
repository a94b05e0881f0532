"""What imports ask of the institutions, as plain values."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.facilities.matching import KnownFacility
from lebenszeichen.facilities.models import Facility, ProposedAddress


def known_facilities(session: Session) -> list[KnownFacility]:
    """Every institution, for matching."""
    query = select(Facility.id, Facility.match_key, Facility.state, Facility.address, Facility.moved_to)
    return [
        KnownFacility(id, match_key, state, tuple(address) if address else None, moved_to)
        for id, match_key, state, address, moved_to in session.execute(query.order_by(Facility.id))
    ]


def proposed_addresses(session: Session) -> set[tuple[str, str]]:
    """(facility id, address hash) of every text that lies on somebody's desk, or was refused there."""
    query = select(ProposedAddress.facility_id, ProposedAddress.address_hash)
    return {(facility_id, hashed) for facility_id, hashed in session.execute(query) if facility_id is not None}
