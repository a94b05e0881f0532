"""Remembers which lists were loaded, and of which day."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.imports.models import Import


def note_run(session: Session, source: str, as_of: str, report: dict[str, Any], file_hash: str = "") -> int:
    """Note that a list was loaded; returns the run's id."""
    run = Import(source=source, file_hash=file_hash, as_of=as_of, finished_at=clock.now(), report=report)
    session.add(run)
    session.flush()
    return run.id


def forget_runs(session: Session, source: str) -> None:
    """Forget that this source was ever loaded: its people are gone."""
    session.execute(delete(Import).where(Import.source == source))
