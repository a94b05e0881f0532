"""Taking rows off the public list: phones are told by a tombstone. Flushes; the caller's unit commits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, null, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.prisoners.history_models import HISTORY
from lebenszeichen.prisoners.models import DeskFlag, Prisoner, PrisonerDetail, StatusReport, Tombstone

_AT_ONCE = 500
BLANK: Mapping[str, Any] = {
    **dict.fromkeys(
        ("gender", "birthday", "detained_on", "sentenced_on", "sentence", "sentence_lang", "facility_id"),
    ),
    "names": {},
    "derived": [],
    "aliases": [],
    "release": null(),
    "state": "removed",
}
"""Columns of somebody who left the list. Our number and the source's stay: a later list or an undo brings them back."""


@dataclass(frozen=True, slots=True)
class HiddenOrNot:
    """Somebody as the database keeps them, shown or not; whoever was taken down has no names."""

    names: Mapping[str, str]
    state: str
    hidden: bool


def people_as_kept(session: Session, ids: Collection[str]) -> dict[str, HiddenOrNot]:
    """Those of `ids` that were ever on the list."""
    rows = session.execute(
        select(Prisoner.id, Prisoner.names, Prisoner.state, Prisoner.hidden_on).where(Prisoner.id.in_(ids))
    )
    return {row.id: HiddenOrNot(row.names, row.state, row.hidden_on is not None) for row in rows}


def hidden_people(session: Session) -> dict[str, str]:
    """Who is hidden until somebody decides → their state."""
    rows = session.execute(select(Prisoner.id, Prisoner.state).where(Prisoner.hidden_on.is_not(None)))
    return {row.id: row.state for row in rows}


def remove_prisoners(session: Session, ids: Sequence[str]) -> None:
    """Erase people with their details and reports. Letters to them must be gone before."""
    for start in range(0, len(ids), _AT_ONCE):
        session.execute(delete(Prisoner).where(Prisoner.id.in_(ids[start : start + _AT_ONCE])))


def withdraw_prisoners(session: Session, ids: Sequence[str]) -> None:
    """Off the list, where only an import had put them. Cards on their way still count.

    Our number and the source's stay, and what families and coordinators said (flags, hidden): a later list may bring
    them back. The caller says so with a tombstone.
    """
    for table in (PrisonerDetail, StatusReport, *HISTORY):
        session.execute(delete(table).where(table.prisoner_id.in_(ids)))
    session.execute(update(Prisoner).where(Prisoner.id.in_(ids)).values(**BLANK))


def blank_prisoners(session: Session, ids: Sequence[str]) -> None:
    """Leave nothing of these people but their number, so that cards to them are still counted, and still can be."""
    withdraw_prisoners(session, ids)
    session.execute(delete(DeskFlag).where(DeskFlag.prisoner_id.in_(ids)))
    session.execute(update(Prisoner).where(Prisoner.id.in_(ids)).values(source_id=None, hidden_on=None))


def hide_prisoners(session: Session, ids: Sequence[str]) -> None:
    """Show these people to nobody until somebody decides. Their rows stay whole, for imports and for the decision."""
    session.execute(update(Prisoner).where(Prisoner.id.in_(ids)).values(hidden_on=clock.today()))


def show_prisoner(session: Session, id: str, seq: int) -> None:
    """On the list again, with this number of the list space; hidden no more, where they have left it meanwhile."""
    shown = update(Prisoner).where(Prisoner.id == id).values(hidden_on=None, list_seq=seq)
    if session.scalar(shown.returning(Prisoner.state)) != "removed":
        unbury(session, [id])


def bury(session: Session, ids: Sequence[str], first: int) -> None:
    """Say that these ids are gone, with the numbers of the list space from `first` on."""
    unbury(session, ids)
    now = clock.now()
    rows = [{"id": id, "list_seq": first + place, "gone_at": now} for place, id in enumerate(ids)]
    if rows:
        session.execute(insert(Tombstone), rows)


def unbury(session: Session, ids: Sequence[str]) -> None:
    """These ids are there again."""
    for start in range(0, len(ids), _AT_ONCE):
        session.execute(delete(Tombstone).where(Tombstone.id.in_(ids[start : start + _AT_ONCE])))
