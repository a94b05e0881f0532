"""Taking rows off the public list: phones are told by a tombstone. Flushes; the caller's unit commits."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, null, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail, StatusReport, Tombstone

_AT_ONCE = 500


def remove_prisoners(session: Session, ids: Sequence[str]) -> None:
    """Erase people with their details and reports. Letters to them must be gone before."""
    for start in range(0, len(ids), _AT_ONCE):
        session.execute(delete(Prisoner).where(Prisoner.id.in_(ids[start : start + _AT_ONCE])))


def blank_prisoners(session: Session, ids: Sequence[str]) -> None:
    """Leave nothing of these people but their number, so that cards to them are still counted, and still can be."""
    session.execute(delete(PrisonerDetail).where(PrisonerDetail.prisoner_id.in_(ids)))
    session.execute(delete(StatusReport).where(StatusReport.prisoner_id.in_(ids)))
    nothing = dict.fromkeys(
        ("source_id", "gender", "birthday", "detained_on", "sentenced_on", "sentence", "sentence_lang", "facility_id")
    )
    session.execute(
        update(Prisoner)
        .where(Prisoner.id.in_(ids))
        .values(**nothing, names={}, derived=[], aliases=[], release=null(), state="removed")
    )


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
