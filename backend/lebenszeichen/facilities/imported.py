"""What imports ask of the institutions, as plain values."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.facilities.matching import KnownFacility
from lebenszeichen.facilities.models import Facility, ProposedAddress


def known_facilities(session: Session) -> list[KnownFacility]:
    """Every institution, for matching."""
    query = select(Facility.id, Facility.match_key, Facility.state, Facility.address).order_by(Facility.id)
    return [
        KnownFacility(id, match_key, state, tuple(address) if address else None)
        for id, match_key, state, address in session.execute(query)
    ]


def proposed_addresses(session: Session) -> set[tuple[str, str]]:
    """(facility id, address hash) of every text that lies on somebody's desk."""
    query = select(ProposedAddress.facility_id, ProposedAddress.address_hash)
    return {(facility_id, address_hash) for facility_id, address_hash in session.execute(query)}
