"""Questions about imports."""

from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.imports.models import Import, SetAsideRow, StagedImport
from lebenszeichen.imports.poll_models import SourcePoll

_IMPORTS = Import.__table__.c
_NEWEST = select(func.max(case((_IMPORTS.source != "sample", _IMPORTS.as_of))), func.max(_IMPORTS.as_of))


def list_as_of(session: Session) -> str | None:
    """The newest day that any import speaks of: how old the list is. None before the first import.

    The sample's day counts only while no real list is there: it must not make a real one look younger.
    """
    newest: tuple[str | None, str | None] = session.execute(_NEWEST).one()
    return newest[0] or newest[1]


def set_aside_rows(session: Session) -> list[dict[str, Any]]:
    """What waits for a person: {source_id, reason, row}; `row` holds the columns that are kept."""
    query = select(SetAsideRow).order_by(SetAsideRow.reason, SetAsideRow.source_id)
    return [{"source_id": one.source_id, "reason": one.reason, "row": one.row} for one in session.scalars(query)]


def count_set_aside(session: Session) -> int:
    """How many rows wait for a person."""
    return session.execute(select(func.count()).select_from(SetAsideRow)).scalar_one()


def count_waiting_for(session: Session, viewer: str) -> int:
    """How many lists wait for this coordinator: for a second word, to be undone, or because a source brought them."""
    staged = select(StagedImport.first_by).where(StagedImport.first_by.is_not(None))
    undone = select(Import.undo_by).where(Import.undo_by.is_not(None), Import.undone_at.is_(None))
    firsts = [*session.scalars(staged), *session.scalars(undone)]
    brought = session.scalar(
        select(func.count(StagedImport.id))
        .join(SourcePoll, SourcePoll.staged_id == StagedImport.id)
        .where(StagedImport.first_by.is_(None))
    )
    return (brought or 0) + sum(obstacle_to_second(session, [first], viewer) is None for first in firsts if first)


def last_import(session: Session, source: str) -> dict[str, Any] | None:
    """Numbers of the last import of a source that changed anything, with its day as `as_of`; None before the first."""
    query = select(Import.report).where(Import.source == source).order_by(Import.id.desc()).limit(1)
    return session.execute(query).scalar_one_or_none()
