"""Writing another text for an institution, refusing one, taking one's word back. Flushes; the caller's unit commits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.facilities.confirming import Confirmation, hash_of, say_word
from lebenszeichen.facilities.errors import FacilityExists, NothingToConfirm, TextChanged
from lebenszeichen.facilities.matching import hash_address, match_key
from lebenszeichen.facilities.models import Facility, ProposedAddress
from lebenszeichen.facilities.seconds import note_word, with_word
from lebenszeichen.facilities.service import hold_facility, hold_proposal
from lebenszeichen.facilities.texts import content_hash, tidy_address


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody says of an institution. `name` None: it keeps its names. Days are partial."""

    address: Sequence[str]
    source: str
    as_of: str | None = None
    name: Mapping[str, str] | None = None


def propose_text(
    session: Session, facility_id: str, wording: Wording, by: str, *, reopen: bool = False
) -> Confirmation:
    """`by` writes another text, and has compared it: the first word. `reopen`: for an institution that is closed.

    Raises UnknownFacility, AddressIncomplete, FacilityClosed.
    """
    facility = hold_facility(session, facility_id)
    kind = "reopening" if reopen and facility.state == "closed" else "address"
    proposal = _written(session, facility_id, kind, replace(wording, address=tidy_address(wording.address)), by)
    return say_word(session, proposal, facility, with_word(session, proposal.confirmed_by, by), by)


def confirm_present_text(
    session: Session,
    facility_id: str,
    by: str,
    *,
    seen: str | None,
    source: str | None = None,
    as_of: str | None = None,
    reopen: bool = False,
) -> Confirmation:
    """`by` has compared the address that is there already, with its own source or the one that is named.

    Raises UnknownFacility, NothingToConfirm where there is none, TextChanged, FacilityClosed, SecondMustBeAnother.
    """
    facility = hold_facility(session, facility_id)
    if not facility.address:
        raise NothingToConfirm(f"{facility_id} has no address text that waits for confirmation.")
    if seen is not None and seen != present_hash(facility):
        raise TextChanged()
    lines = list(facility.address)
    with_what = (source, as_of) if source else (facility.source or "?", facility.as_of)
    kind = "reopening" if reopen and facility.state == "closed" else "address"
    proposal = _written(session, facility_id, kind, Wording(lines, *with_what), by, keep_words=True)
    return say_word(session, proposal, facility, with_word(session, proposal.confirmed_by, by), by)


def present_hash(facility: Facility) -> str:
    """Of the address that is there, as somebody compares it."""
    return content_hash("address", None, facility.address, facility.source, facility.as_of)


def propose_facility(session: Session, wording: Wording, by: str, place_id: int | None = None) -> Confirmation:
    """`by` describes an institution that is new altogether: the first word.

    Raises AddressIncomplete, FacilityExists.
    """
    name = dict(wording.name or {})
    keys = {match_key(text) for text in name.values()}
    if session.scalar(select(Facility.id).where(Facility.match_key.in_(keys)).limit(1)) is not None:
        raise FacilityExists()
    proposal = ProposedAddress(facility_id=None, kind="new", place_id=place_id)
    _fill(proposal, replace(wording, address=tidy_address(wording.address)), by)
    session.add(proposal)
    return say_word(session, proposal, None, [by], by)


def refuse_text(session: Session, proposal_id: int, by: str) -> None:
    """This text is wrong: it waits for nobody, and the next list does not ask for it again. One person is enough."""
    proposal, facility = hold_proposal(session, proposal_id)
    if facility is None:
        session.delete(proposal)
    else:
        proposal.refused_by, proposal.confirmed_by = by, []
    note_word(session, by, "address_refused", facility.id if facility else None, text=proposal_id)


def take_word_back(session: Session, proposal_id: int, by: str) -> None:
    """As if `by` had not compared it yet. What `by` wrote, and nobody else has confirmed, is gone."""
    proposal, facility = hold_proposal(session, proposal_id)
    if by not in proposal.confirmed_by:
        raise NothingToConfirm()
    proposal.confirmed_by = [word for word in proposal.confirmed_by if word != by]
    if not proposal.confirmed_by and proposal.proposed_by == by:
        session.delete(proposal)
    note_word(session, by, "word_taken_back", facility.id if facility else None, text=proposal_id)


def _written(
    session: Session,
    facility_id: str,
    kind: str,
    wording: Wording,
    by: str,
    *,
    keep_words: bool = False,
) -> ProposedAddress:
    """The row of this text: as it waits already, when it is the same word for word, else written anew, without words.

    `keep_words`: TextChanged where that would undo what somebody else has said meanwhile.
    """
    hashed = hash_address(wording.address)
    query = select(ProposedAddress).where(
        ProposedAddress.facility_id == facility_id, ProposedAddress.address_hash == hashed
    )
    proposal = session.scalar(query.with_for_update())
    said = content_hash(kind, wording.name, wording.address, wording.source, wording.as_of)
    if proposal is not None and proposal.refused_by is None and hash_of(proposal) == said:
        return proposal
    if proposal is not None and proposal.confirmed_by and keep_words:
        raise TextChanged()
    if proposal is None:
        proposal = ProposedAddress(facility_id=facility_id)
        session.add(proposal)
    proposal.kind = kind
    _fill(proposal, wording, by)
    session.flush()
    return proposal


def _fill(proposal: ProposedAddress, wording: Wording, by: str) -> None:
    proposal.name = dict(wording.name) if wording.name else None
    proposal.address, proposal.address_hash = list(wording.address), hash_address(wording.address)
    proposal.source, proposal.as_of = wording.source, wording.as_of
    proposal.proposed_by, proposal.confirmed_by, proposal.refused_by = by, [], None
    proposal.proposed_at = clock.now()
