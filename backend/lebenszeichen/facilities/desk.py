"""What coordinators see of the institutions: states, addresses, and texts that wait for a second person."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.facilities.models import Facility, ProposedAddress


@dataclass(frozen=True, slots=True)
class WaitingAddress:
    """A text that is not public; `confirmed_by` have compared it with its source."""

    proposal_id: int
    address: list[str]
    source: str
    confirmed_by: list[str]


@dataclass(frozen=True, slots=True)
class FacilityOverview:
    """An institution with all that waits for it."""

    id: str
    name: str
    state: str
    address: list[str] | None
    source: str | None
    as_of: str | None
    sample: bool
    waiting: list[WaitingAddress]


def facilities_overview(session: Session) -> list[FacilityOverview]:
    """Every institution, those that need a decision first."""
    waiting: dict[str, list[WaitingAddress]] = {}
    for proposal in session.scalars(select(ProposedAddress).order_by(ProposedAddress.id)):
        text = WaitingAddress(proposal.id, list(proposal.address), proposal.source, list(proposal.confirmed_by))
        waiting.setdefault(proposal.facility_id, []).append(text)
    overview = [
        FacilityOverview(
            facility.id,
            facility.name.get(facility.lang) or next(iter(facility.name.values()), facility.id),
            facility.state,
            facility.address,
            facility.source,
            facility.as_of,
            facility.sample,
            waiting.get(facility.id, []),
        )
        for facility in session.scalars(select(Facility).order_by(Facility.id))
    ]
    return sorted(overview, key=lambda one: (not one.waiting, one.state != "unchecked", one.id))
