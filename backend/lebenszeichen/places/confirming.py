"""A word for a text, with what follows from it for people. Flushes; the caller's unit of work commits."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lebenszeichen.facilities.confirming import Confirmation, confirm_text
from lebenszeichen.facilities.service import hold_facilities_of
from lebenszeichen.places.service import settle_place
from lebenszeichen.problem import Problem


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as somebody saw it: its number, and the hash of every word. `source`: what the first compared it with."""

    proposal_id: int
    content_hash: str
    source: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one text: public, waiting for another word, or refused because of a problem of that name."""

    proposal_id: int
    public: bool
    refused_because: str | None = None


def confirm_texts(session: Session, texts: Sequence[Seen], by: str) -> list[Answered]:
    """`by` has compared each of these. One that cannot be confirmed leaves the others alone."""
    hold_facilities_of(session, [text.proposal_id for text in texts])
    return [_confirm(session, text, by) for text in texts]


def follow_up(session: Session, confirmation: Confirmation) -> Confirmation:
    """A new institution that answers a list's words has its people at once."""
    if not confirmation.needs and confirmation.place_id is not None and confirmation.facility_id is not None:
        settle_place(session, confirmation.place_id, confirmation.facility_id, list(confirmation.words))
    return confirmation


def _confirm(session: Session, text: Seen, by: str) -> Answered:
    try:
        confirmation = confirm_text(
            session, text.proposal_id, by, seen=text.content_hash, source=text.source, as_of=text.as_of
        )
    except Problem as problem:
        return Answered(text.proposal_id, public=False, refused_because=problem.slug)
    follow_up(session, confirmation)
    return Answered(text.proposal_id, public=not confirmation.needs)
