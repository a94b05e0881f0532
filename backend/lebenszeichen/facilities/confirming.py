"""Two people compare a text with its source; the second one makes it public. Flushes; the caller's unit commits."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities.checking import next_check
from lebenszeichen.facilities.errors import FacilityClosed, TextChanged
from lebenszeichen.facilities.matching import match_key, slug
from lebenszeichen.facilities.models import Facility, ProposedAddress, ReturnedCards
from lebenszeichen.facilities.seconds import COORDINATORS_NEEDED, note_word, with_word
from lebenszeichen.facilities.service import hold_proposal
from lebenszeichen.facilities.texts import content_hash, language_of_address


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What somebody's word did. `needs` is how many more people have to compare the text; 0: it is public."""

    proposal_id: int
    facility_id: str | None
    """None: an institution that is new, and not public yet."""
    address: list[str]
    needs: int
    place_id: int | None = None
    words: Sequence[str] = ()
    """Who has compared it."""


def hash_of(proposal: ProposedAddress) -> str:
    """Of the text as somebody compares it."""
    return content_hash(proposal.kind, proposal.name, proposal.address, proposal.source, proposal.as_of)


def confirm_text(
    session: Session,
    proposal_id: int,
    by: str,
    *,
    seen: str | None,
    source: str | None = None,
    as_of: str | None = None,
) -> Confirmation:
    """`by` has compared this text with its source; `seen` is the hash of what was on the screen, None: just read.

    The first one may say with what it was compared. Raises NothingToConfirm, TextChanged, FacilityClosed,
    SecondMustBeAnother.
    """
    proposal, facility = hold_proposal(session, proposal_id)
    if seen is not None and seen != hash_of(proposal):
        raise TextChanged()
    _refuse_closed(proposal, facility)
    words = with_word(session, proposal.confirmed_by, by)
    if len(words) == 1 and source:
        proposal.source, proposal.as_of = source, as_of
    return say_word(session, proposal, facility, words, by)


def say_word(
    session: Session, proposal: ProposedAddress, facility: Facility | None, words: list[str], by: str
) -> Confirmation:
    """Note the words that count now, and make the text public when they are enough. Raises FacilityClosed."""
    _refuse_closed(proposal, facility)
    proposal.confirmed_by = words
    session.flush()
    id, address, place_id = proposal.id, list(proposal.address), proposal.place_id
    needs = max(0, COORDINATORS_NEEDED - len(words))
    facility_id = facility.id if facility else None
    if not needs:
        facility_id = _make_public(session, proposal, facility)
    note_word(session, by, "address_compared" if needs else "facility_opened", facility_id, text=id)
    return Confirmation(id, facility_id, address, needs, place_id, tuple(words))


def _refuse_closed(proposal: ProposedAddress, facility: Facility | None) -> None:
    if facility is not None and facility.state == "closed" and proposal.kind != "reopening":
        raise FacilityClosed()


def _make_public(session: Session, proposal: ProposedAddress, facility: Facility | None) -> str:
    seq = advance(session, "list")  # before a new id is chosen: who holds the counter is alone
    today = clock.today()
    if facility is None:
        facility = _new(session, proposal)
    facility.name = {**facility.name, **(proposal.name or {})}
    if proposal.address:
        facility.address, facility.lang = list(proposal.address), language_of_address(proposal.address)
        facility.state, facility.check_again_on = "open", next_check(today)
    facility.source, facility.as_of = proposal.source, proposal.as_of or today.isoformat()
    facility.closed_on = facility.moved_to = facility.closing = None
    facility.list_seq = seq
    session.execute(delete(ReturnedCards).where(ReturnedCards.facility_id == facility.id))
    session.delete(proposal)
    session.flush()
    return facility.id


def _new(session: Session, proposal: ProposedAddress) -> Facility:
    name = proposal.name or {}
    key = match_key(next((name[lang] for lang in ("ru", "be", "en", "de") if lang in name), ""))
    taken = set(session.scalars(select(Facility.id)))
    stem = slug(key)
    free = (stem if number == 0 else f"{stem}-{number}" for number in range(len(taken) + 2))
    id = next(one for one in free if one not in taken and one != "institution")
    facility = Facility(id=id, match_key=key, name={}, state="unchecked", address=None, sample=False)
    session.add(facility)
    return facility
