"""What coordinators see of the institutions: states, addresses, and texts that wait for a second person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.coordinators.queries import names_of
from lebenszeichen.facilities.checking import needs_check
from lebenszeichen.facilities.confirming import hash_of
from lebenszeichen.facilities.models import Facility, ProposedAddress
from lebenszeichen.facilities.proposing import present_hash
from lebenszeichen.facilities.returned import Returned, returned_entries


@dataclass(frozen=True, slots=True)
class WaitingText:
    """A text that is not public; `confirmed_by` have compared it with its source, by the names that are known."""

    proposal_id: int
    kind: str
    name: dict[str, str] | None
    address: list[str]
    source: str
    as_of: str | None
    place_id: int | None
    confirmed_by: list[str]
    content_hash: str
    mine: bool
    """Has whoever asks said a word already?"""
    may_confirm: bool
    """May whoever asks be the next?"""


@dataclass(frozen=True, slots=True)
class FacilityOverview:
    """An institution with all that waits for it."""

    id: str
    name: str
    names: dict[str, str]
    state: str
    address: list[str] | None
    source: str | None
    as_of: str | None
    check_again_on: date | None
    closed_on: str | None
    moved_to: str | None
    sample: bool
    to_check: bool
    content_hash: str
    may_undo_closing: bool
    returned: list[Returned] = field(default_factory=list)
    waiting: list[WaitingText] = field(default_factory=list)


def facilities_overview(session: Session, viewer: str | None = None) -> list[FacilityOverview]:
    """Every institution, those that need a decision first. `viewer`: the coordinator who asks."""
    waiting: dict[str | None, list[WaitingText]] = {}
    for facility_id, text in _texts(session, viewer):
        waiting.setdefault(facility_id, []).append(text)
    returned = returned_entries(session)
    overview = [
        _overview(facility, returned.get(facility.id, []), waiting.get(facility.id, []), viewer)
        for facility in session.scalars(select(Facility).order_by(Facility.id))
    ]
    return sorted(overview, key=lambda one: (not one.waiting, not one.to_check, one.id))


def new_facilities(session: Session, viewer: str | None = None) -> list[WaitingText]:
    """Institutions that somebody has described and nobody else has confirmed."""
    return [text for facility_id, text in _texts(session, viewer) if facility_id is None]


def _overview(
    facility: Facility, returned: list[Returned], waiting: list[WaitingText], viewer: str | None
) -> FacilityOverview:
    due = needs_check(facility.state, facility.check_again_on, clock.today(), returned=bool(returned))
    closing: dict[str, Any] = facility.closing or {}
    return FacilityOverview(
        id=facility.id,
        name=facility.name.get(facility.lang) or next(iter(facility.name.values()), facility.id),
        names=facility.name,
        state=facility.state,
        address=facility.address,
        source=facility.source,
        as_of=facility.as_of,
        check_again_on=facility.check_again_on,
        closed_on=facility.closed_on,
        moved_to=facility.moved_to,
        sample=facility.sample,
        to_check=due and not facility.sample,
        content_hash=present_hash(facility),
        may_undo_closing=viewer is not None and facility.state == "closed" and closing.get("by") == viewer,
        returned=returned,
        waiting=waiting,
    )


def _texts(session: Session, viewer: str | None) -> list[tuple[str | None, WaitingText]]:
    query = select(ProposedAddress).where(ProposedAddress.refused_by.is_(None)).order_by(ProposedAddress.id)
    rows = session.scalars(query).all()
    names = names_of(session, sorted({word for row in rows for word in row.confirmed_by}))
    obstacles: dict[tuple[str, ...], bool] = {}
    return [(row.facility_id, _text(session, row, viewer, names, obstacles)) for row in rows]


def _text(
    session: Session,
    row: ProposedAddress,
    viewer: str | None,
    names: dict[str, str],
    obstacles: dict[tuple[str, ...], bool],
) -> WaitingText:
    words = tuple(row.confirmed_by)
    if words not in obstacles:  # forty texts of one first person are one question
        obstacles[words] = viewer is not None and _may_follow(session, words, names, viewer)
    return WaitingText(
        proposal_id=row.id,
        kind=row.kind,
        name=row.name,
        address=list(row.address),
        source=row.source,
        as_of=row.as_of,
        place_id=row.place_id,
        confirmed_by=[names.get(word, word) for word in words],
        content_hash=hash_of(row),
        mine=viewer is not None and viewer in words,
        may_confirm=obstacles[words],
    )


def _may_follow(session: Session, words: Sequence[str], names: dict[str, str], viewer: str) -> bool:
    return obstacle_to_second(session, [word for word in words if word in names], viewer) is None
