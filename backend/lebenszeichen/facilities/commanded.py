"""What somebody at the command line compares and confirms: one text, shown first. Flushes; the caller commits."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.facilities.confirming import Confirmation, confirm_text, hash_of
from lebenszeichen.facilities.errors import FacilityClosed, NothingToConfirm, UnknownFacility
from lebenszeichen.facilities.models import Facility, ProposedAddress
from lebenszeichen.facilities.proposing import confirm_present_text, present_hash


@dataclass(frozen=True, slots=True)
class TextToConfirm:
    """What a person compares with its source; `proposal_id` None: the address that is there already."""

    facility_id: str
    proposal_id: int | None
    address: list[str]
    source: str
    as_of: str | None
    content_hash: str
    reopen: bool


def text_to_confirm(
    session: Session, facility_id: str, proposal_id: int | None = None, *, reopen: bool = False
) -> TextToConfirm:
    """The only text that waits, the one that is named, or the address that is there.

    Raises UnknownFacility, FacilityClosed unless it is to be reopened, NothingToConfirm.
    """
    facility = session.get(Facility, facility_id)
    if facility is None:
        raise UnknownFacility(f"There is no institution {facility_id!r}.")
    if facility.state == "closed" and not reopen:
        raise FacilityClosed(f"{facility_id} is closed. Reopening it takes two people: say --reopen.")
    proposal = _waiting(session, facility, proposal_id, "reopening" if facility.state == "closed" else "address")
    if proposal is not None:
        text = (list(proposal.address), proposal.source, proposal.as_of, hash_of(proposal))
        return TextToConfirm(facility_id, proposal.id, *text, reopen)
    text = (list(facility.address or []), facility.source or "?", facility.as_of, present_hash(facility))
    return TextToConfirm(facility_id, None, *text, reopen)


def confirm_shown(session: Session, shown: TextToConfirm, by: str) -> Confirmation:
    """Confirm what was shown, word for word. Raises as confirming at the desk does."""
    if shown.proposal_id is not None:
        return confirm_text(session, shown.proposal_id, by, seen=shown.content_hash)
    return confirm_present_text(session, shown.facility_id, by, seen=shown.content_hash, reopen=shown.reopen)


def _waiting(session: Session, facility: Facility, proposal_id: int | None, kind: str) -> ProposedAddress | None:
    query = select(ProposedAddress).where(
        ProposedAddress.facility_id == facility.id,
        ProposedAddress.refused_by.is_(None),
        ProposedAddress.kind == kind,
    )
    waiting = list(session.scalars(query))
    if proposal_id is not None:
        waiting = [proposal for proposal in waiting if proposal.id == proposal_id]
    if len(waiting) > 1:
        numbers = ", ".join(str(proposal.id) for proposal in waiting)
        raise NothingToConfirm(f"{facility.id} has several texts: say which with --proposal ({numbers}).")
    if waiting:
        return waiting[0]
    if proposal_id is not None or not facility.address:
        raise NothingToConfirm(f"{facility.id} has no address text that waits for confirmation.")
    return None
