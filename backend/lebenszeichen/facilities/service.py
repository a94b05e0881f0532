"""Writes institutions and decides about their addresses. Flushes; the caller's unit of work commits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities.errors import NothingToConfirm, UnknownFacility
from lebenszeichen.facilities.matching import hash_address
from lebenszeichen.facilities.models import Facility, ProposedAddress

COORDINATORS_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a confirmation did. `needs` is how many more coordinators have to compare the text."""

    facility_id: str
    address: list[str]
    needs: int


@dataclass(frozen=True, slots=True)
class TextToConfirm:
    """What a coordinator compares with its source before confirming it."""

    address: list[str]
    source: str
    as_of: str | None


def add_facilities(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New institutions, as column values; their numbers come from `number_facilities`."""
    if rows:
        session.execute(insert(Facility), [{"list_seq": 0, **row} for row in rows])


def propose_addresses(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Queue address texts (facility_id, address, address_hash, source, as_of) for two people."""
    now = clock.now()
    if rows:
        session.execute(insert(ProposedAddress), [{**row, "confirmed_by": [], "proposed_at": now} for row in rows])


def number_facilities(session: Session, ids: Sequence[str], first: int) -> None:
    """Give these institutions the numbers of the list space from `first` on."""
    if ids:
        session.execute(update(Facility), [{"id": id, "list_seq": first + place} for place, id in enumerate(ids)])


def text_to_confirm(session: Session, facility_id: str, proposal_id: int | None = None) -> TextToConfirm:
    """The whole text that `confirm_address` with the same ids would confirm. Writes nothing; raises as that does."""
    facility = _facility(session, facility_id)
    proposal = _waiting(session, facility, proposal_id)
    if proposal is not None:
        return TextToConfirm(list(proposal.address), proposal.source, proposal.as_of)
    return TextToConfirm(list(facility.address or []), facility.source or "?", facility.as_of)


def confirm_address(session: Session, facility_id: str, by: str, proposal_id: int | None = None) -> Confirmation:
    """A coordinator has compared the text with its source. The second one, not the same again, makes it public.

    Without `proposal_id`: the only text that waits, or the address that is there already. Raises UnknownFacility,
    NothingToConfirm.
    """
    facility = _facility(session, facility_id)
    proposal = _waiting(session, facility, proposal_id) or _of_the_present_text(session, facility)
    coordinators = {_plain(name): name for name in [*proposal.confirmed_by, " ".join(by.split())]}
    proposal.confirmed_by = list(coordinators.values())
    address = list(proposal.address)
    needs = max(0, COORDINATORS_NEEDED - len(coordinators))
    if not needs:
        _make_public(session, facility, proposal)
    session.flush()
    return Confirmation(facility_id, address, needs)


def close_facility(session: Session, facility_id: str) -> None:
    """Mail to this institution is lost from now on. One person is enough: it only stops cards."""
    facility = _facility(session, facility_id)
    if facility.state != "closed":
        facility.state = "closed"
        session.flush()
        facility.list_seq = advance(session, "list")


def remove_sample_facilities(session: Session) -> list[str]:
    """Erase every invented institution; returns their ids. Nobody may be held there any more."""
    ids = sorted(session.scalars(select(Facility.id).where(Facility.sample)))
    session.execute(delete(Facility).where(Facility.sample))
    return ids


def _make_public(session: Session, facility: Facility, proposal: ProposedAddress) -> None:
    facility.address = list(proposal.address)
    facility.state = "open"
    facility.source = proposal.source
    facility.as_of = proposal.as_of or clock.today().isoformat()
    session.delete(proposal)
    session.flush()
    facility.list_seq = advance(session, "list")


def _facility(session: Session, facility_id: str) -> Facility:
    facility = session.get(Facility, facility_id)
    if facility is None:
        raise UnknownFacility(f"There is no institution {facility_id!r}.")
    return facility


def _waiting(session: Session, facility: Facility, proposal_id: int | None) -> ProposedAddress | None:
    """The text that waits; None when it is the one that is there already. Raises NothingToConfirm."""
    waiting = list(session.scalars(select(ProposedAddress).where(ProposedAddress.facility_id == facility.id)))
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


def _of_the_present_text(session: Session, facility: Facility) -> ProposedAddress:
    address = list(facility.address or [])
    proposal = ProposedAddress(
        facility_id=facility.id,
        address=address,
        address_hash=hash_address(address),
        source=facility.source or "?",
        as_of=facility.as_of,
        confirmed_by=[],
        proposed_at=clock.now(),
    )
    session.add(proposal)
    return proposal


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
