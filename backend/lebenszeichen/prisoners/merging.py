"""Somebody who stood on the list twice: one row leaves it, and can come back as it was. Flushes; the caller commits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.prisoners.errors import StateDecided
from lebenszeichen.prisoners.facts import PrisonerDetails
from lebenszeichen.prisoners.flags import set_flag
from lebenszeichen.prisoners.models import DeskFlag, Prisoner, PrisonerDetail, StatusReport
from lebenszeichen.prisoners.removal import BLANK, bury, unbury
from lebenszeichen.prisoners.service import NewReport, keep_reports

_FACTS = tuple(name for name in BLANK if name != "release")
"""What is kept to bring somebody back: of whom a release tells, nobody leaves as the same person."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Whoever stays on the list, with flags that are new to them. `hide`: somebody is hidden who was the same."""

    prisoner_id: str
    flags: Collection[str]
    hide: bool


def listed_by_source(session: Session, source_ids: Collection[str]) -> dict[str, Prisoner]:
    """Who of these stands on the list, by full number of the source; locked until the transaction ends."""
    query = select(Prisoner).where(Prisoner.source_id.in_(source_ids), Prisoner.state != "removed")
    return {str(one.source_id): one for one in session.scalars(query.order_by(Prisoner.id).with_for_update())}


def shown_by_source(session: Session, source_id: str) -> bool:
    """Is this person on the list, and hidden from nobody?"""
    query = select(Prisoner.id).where(Prisoner.source_id == source_id, Prisoner.state != "removed")
    return session.scalar(query.where(Prisoner.hidden_on.is_(None))) is not None


def pass_on_flags(session: Session, source_ids: Collection[str], kept: str) -> PassedOn | None:
    """What was asked about whoever left holds of whoever stays: sets the flags. None: nobody on the list is `kept`."""
    people = session.scalars(select(Prisoner).where(Prisoner.source_id.in_({*source_ids, kept}))).all()
    stays = next((one for one in people if one.source_id == kept and one.state != "removed"), None)
    if stays is None:
        return None
    others = [one for one in people if one is not stays]
    had = set(session.scalars(select(DeskFlag.kind).where(DeskFlag.prisoner_id == stays.id)))
    flags = select(DeskFlag).where(DeskFlag.prisoner_id.in_([one.id for one in others]), DeskFlag.kind.not_in(had))
    kinds = set()
    for flag in session.scalars(flags).all():
        set_flag(session, stays.id, flag.kind, flag.reason, flag.said_by)  # type: ignore[arg-type]
        kinds.add(flag.kind)
    return PassedOn(stays.id, kinds, hide=stays.hidden_on is None and any(one.hidden_on for one in others))


def take_off(session: Session, people: Sequence[Prisoner]) -> list[dict[str, Any]]:
    """Off the list, as the same person as somebody else; returns {id, facts, details} of each, to bring them back.

    Cards to them still count. Raises StateDecided for somebody of whom two have said that they came out or died.
    """
    if any(one.state not in {"held", "do_not_write"} for one in people):
        raise StateDecided()
    ids = [one.id for one in people]
    details = session.scalars(select(PrisonerDetail).where(PrisonerDetail.prisoner_id.in_(ids)))
    said = {one.prisoner_id: asdict(PrisonerDetails(one.charges, one.description)) for one in details}
    before = [
        {"id": one.id, "facts": {name: getattr(one, name) for name in _FACTS}, "details": said.get(one.id)}
        for one in people
    ]
    session.execute(delete(PrisonerDetail).where(PrisonerDetail.prisoner_id.in_(ids)))
    session.execute(delete(StatusReport).where(StatusReport.prisoner_id.in_(ids)))
    session.execute(update(Prisoner).where(Prisoner.id.in_(ids)).values(**BLANK))
    session.expire_all()
    bury(session, ids, advance(session, "list", len(ids)) - len(ids) + 1)
    return before


def bring_back(session: Session, before: Sequence[Mapping[str, Any]], source: str, on: str) -> None:
    """On the list again as they were, but that nobody is to be written to before two people have looked."""
    if not before:
        return
    ids = [one["id"] for one in before]
    first = advance(session, "list", len(ids)) - len(ids) + 1
    rows = [
        {"id": one["id"], **one["facts"], "state": "do_not_write", "list_seq": first + place}
        for place, one in enumerate(before)
    ]
    session.execute(update(Prisoner), rows)
    details = [PrisonerDetail(prisoner_id=one["id"], **one["details"]) for one in before if one["details"]]
    session.add_all(details)
    keep_reports(session, [NewReport(id, "unclear", source, on) for id in ids])
    unbury(session, ids)
