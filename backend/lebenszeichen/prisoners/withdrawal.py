"""Taking people off the list whom an import should not have put there. Flushes; the caller's unit commits."""

from collections.abc import Sequence

from sqlalchemy import delete, null, update
from sqlalchemy.orm import Session

from lebenszeichen.prisoners.history_models import HISTORY
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail, StatusReport


def withdraw_prisoners(session: Session, ids: Sequence[str]) -> None:
    """Leave our number and the source's: cards on their way still count, and a later list may bring them back.

    The caller says so with a tombstone.
    """
    session.execute(delete(PrisonerDetail).where(PrisonerDetail.prisoner_id.in_(ids)))
    session.execute(delete(StatusReport).where(StatusReport.prisoner_id.in_(ids)))
    for table in HISTORY:
        session.execute(delete(table).where(table.prisoner_id.in_(ids)))
    nothing = dict.fromkeys(
        ("gender", "birthday", "detained_on", "sentenced_on", "sentence", "sentence_lang", "facility_id")
    )
    session.execute(
        update(Prisoner)
        .where(Prisoner.id.in_(ids))
        .values(**nothing, names={}, derived=[], aliases=[], release=null(), state="removed")
    )
