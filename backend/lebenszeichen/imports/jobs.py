"""Work that the clock starts."""

from collections.abc import Callable

from sqlalchemy import delete, select

from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.models import Import, ImportChange
from lebenszeichen.imports.poll_state import is_due
from lebenszeichen.imports.polling import poll
from lebenszeichen.imports.staged import forget_old
from lebenszeichen.imports.undo import UNDONE_WITHIN
from lebenszeichen.outgoing.fetching import Fetcher
from lebenszeichen.settings import Settings


def forget_staged(settings: Settings) -> None:
    """Throw away files that nobody has applied for a day."""
    forget_old(settings)


def forget_old_changes() -> None:
    """Erase what imports of half a year ago changed of each person."""
    old = select(Import.id).where(Import.finished_at < clock.now() - UNDONE_WITHIN)
    with writing() as session:
        session.execute(delete(ImportChange).where(ImportChange.import_id.in_(old)))


def ask_the_source(settings: Settings, fetcher: Fetcher | None, is_time_to_stop: Callable[[], bool]) -> None:
    """Ask for the list if it is time; what comes waits at the desk."""
    if settings.polling is None:
        return
    with reading() as session:
        due = is_due(session, settings.polling)
    if due:
        poll(settings, fetcher, is_time_to_stop)
