"""Remembers which lists were loaded, and of which day."""

from collections.abc import Container
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.imports.models import Import, SetAsideRow


def note_run(session: Session, source: str, as_of: str, report: dict[str, Any], file_hash: str = "") -> int:
    """Note that a list was loaded; returns the run's id."""
    run = Import(source=source, file_hash=file_hash, as_of=as_of, finished_at=clock.now(), report=report)
    session.add(run)
    session.flush()
    return run.id


def forget_runs(session: Session, source: str) -> None:
    """Forget that this source was ever loaded: its people are gone."""
    session.execute(delete(Import).where(Import.source == source))


def forget_set_aside(session: Session, source: str, suppressed: Container[str]) -> None:
    """Erase rows of people who were taken down."""
    waiting = session.scalars(select(SetAsideRow.source_id)).all()
    gone = [source_id for source_id in waiting if f"{source}:{source_id}" in suppressed]
    session.execute(delete(SetAsideRow).where(SetAsideRow.source_id.in_(gone)))
