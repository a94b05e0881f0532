"""Writes institutions in bulk and finds them to decide about. Flushes; the caller's unit of work commits."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.facilities.errors import NothingToConfirm, UnknownFacility
from lebenszeichen.facilities.models import Facility, ProposedAddress


def add_facilities(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New institutions, as column values; their numbers come from `number_facilities`."""
    if rows:
        session.execute(insert(Facility), [{"list_seq": 0, **row} for row in rows])


def propose_addresses(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Queue a list's address texts (facility_id, address, address_hash, source, as_of) for two people."""
    now = clock.now()
    blank = {"kind": "address", "confirmed_by": [], "proposed_at": now}
    if rows:
        session.execute(insert(ProposedAddress), [{**row, **blank} for row in rows])


def number_facilities(session: Session, ids: Sequence[str], first: int) -> None:
    """Give these institutions the numbers of the list space from `first` on."""
    if ids:
        session.execute(update(Facility), [{"id": id, "list_seq": first + place} for place, id in enumerate(ids)])


def remove_sample_facilities(session: Session) -> list[str]:
    """Erase every invented institution; returns their ids. Nobody may be held there any more."""
    ids = sorted(session.scalars(select(Facility.id).where(Facility.sample)))
    session.execute(delete(Facility).where(Facility.sample))
    return ids


def hold_facility(session: Session, facility_id: str) -> Facility:
    """The institution, locked until the transaction ends: whoever says something of it comes one after the other.

    People can be moved there meanwhile: they lean on its id only. Raises UnknownFacility.
    """
    query = select(Facility).where(Facility.id == facility_id).with_for_update(key_share=True)
    known = facility_id.isprintable()  # PostgreSQL takes no NUL
    facility = session.scalar(query.execution_options(populate_existing=True)) if known else None
    if facility is None:
        raise UnknownFacility(f"There is no institution {facility_id!r}.")
    return facility


def hold_facilities_of(session: Session, proposal_ids: Sequence[int]) -> None:
    """Lock the institutions of many texts at once, in one order for everybody."""
    ids = select(ProposedAddress.facility_id).where(ProposedAddress.id.in_(proposal_ids))
    session.scalars(
        select(Facility.id).where(Facility.id.in_(ids)).order_by(Facility.id).with_for_update(key_share=True)
    ).all()


def hold_proposal(session: Session, proposal_id: int) -> tuple[ProposedAddress, Facility | None]:
    """A text that waits, and its institution if there is one; both locked. Raises NothingToConfirm."""
    found = session.execute(select(ProposedAddress.facility_id).where(ProposedAddress.id == proposal_id)).first()
    facility = hold_facility(session, found[0]) if found and found[0] is not None else None
    query = select(ProposedAddress).where(ProposedAddress.id == proposal_id, ProposedAddress.refused_by.is_(None))
    proposal = session.scalar(query.with_for_update().execution_options(populate_existing=True))
    if proposal is None:
        raise NothingToConfirm(f"No text number {proposal_id} waits for confirmation.")
    return proposal, facility
