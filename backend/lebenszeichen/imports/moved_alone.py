"""What one person alone has moved, silenced or renamed in the last day: ten small lists are a large one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.queries import names_of
from lebenszeichen.imports.changes import is_renaming
from lebenszeichen.imports.errors import EnoughMoved
from lebenszeichen.imports.guards import Alone, Extent, is_large
from lebenszeichen.imports.models import Import, ImportChange
from lebenszeichen.prisoners.whereabouts import count_held, moved_by_hand

_A_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class _Run:
    id: int
    by: str | None


def moved_alone(session: Session, by: str | None) -> Alone:
    """By lists to which nobody else said yes, and by hand. `by` None: whoever the command line did not ask."""
    since = clock.now() - _A_DAY
    theirs = [one.id for one in _runs_alone(session, by, since)]
    moved: set[str] = set(moved_by_hand(session, by, since.date())) if by else set()
    silenced: set[str] = set()
    renamed: set[str] = set()
    for row in session.scalars(select(ImportChange).where(ImportChange.import_id.in_(theirs))):
        if row.kind == "moved":
            moved.add(row.prisoner_id)
        if row.after.get("state") == "do_not_write" and "state" in row.before:
            silenced.add(row.prisoner_id)
        if is_renaming(row.before, row.after):
            renamed.add(row.prisoner_id)
    return Alone(len(moved), len(silenced), len(renamed))


def check_moves(session: Session, by: str) -> None:
    """Somebody was just moved by hand. Raises EnoughMoved when more than 5 % are moved and silenced by that, alone."""
    alone = moved_alone(session, by)
    if is_large(alone.moved + alone.silenced, count_held(session) + alone.silenced):
        raise EnoughMoved()


def together(session: Session, extent: Extent, by: str | None) -> Extent:
    """How much that is with what the same person did alone in the last day."""
    return extent.with_earlier(moved_alone(session, by))


def _runs_alone(session: Session, by: str | None, since: datetime) -> Sequence[_Run]:
    """On the command line a name is only a word: whoever is no coordinator is one person."""
    query = select(Import.id, Import.applied_by).where(
        Import.staged_id.is_not(None),
        Import.second_by.is_(None),
        Import.undone_at.is_(None),
        Import.finished_at > since,
    )
    runs = [_Run(row.id, row.applied_by) for row in session.execute(query)]
    known = names_of(session, sorted({one for one in [by, *(run.by for run in runs)] if one}))
    if by in known:
        return [run for run in runs if run.by == by]
    return [run for run in runs if run.by not in known]
