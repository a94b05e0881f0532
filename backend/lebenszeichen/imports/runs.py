"""Remembers which lists were loaded, and of which day."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.imports.models import Import, ImportChange, SetAsideRow


@dataclass(frozen=True, slots=True)
class Consent:
    """Who said yes to what was staged under this number; coordinators' ids, or names on the command line."""

    staged_id: str | None = None
    by: str | None = None
    second: str | None = None


def note_run(
    session: Session,
    source: str,
    as_of: str | None,
    report: dict[str, Any],
    *,
    file_hash: str = "",
    consent: Consent | None = None,
) -> int:
    """Note that a list was loaded; returns the run's id."""
    who = consent or Consent()
    run = Import(
        source=source,
        file_hash=file_hash,
        as_of=as_of,
        finished_at=clock.now(),
        report=report,
        staged_id=who.staged_id,
        applied_by=who.by,
        second_by=who.second,
    )
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


def forget_changes(session: Session, prisoner_ids: Sequence[str]) -> None:
    """Erase what imports changed of these people: names and dates stand in it."""
    session.execute(delete(ImportChange).where(ImportChange.prisoner_id.in_(prisoner_ids)))
