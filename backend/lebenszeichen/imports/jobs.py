"""Work that the clock starts."""

from sqlalchemy import delete, select

from lebenszeichen import clock
from lebenszeichen.database import writing
from lebenszeichen.imports.models import Import, ImportChange
from lebenszeichen.imports.staged import forget_old
from lebenszeichen.imports.undo import UNDONE_WITHIN
from lebenszeichen.settings import Settings


def forget_staged(settings: Settings) -> None:
    """Throw away files that nobody has applied for a day."""
    forget_old(settings)


def forget_old_changes() -> None:
    """Erase what imports of half a year ago changed of each person."""
    old = select(Import.id).where(Import.finished_at < clock.now() - UNDONE_WITHIN)
    with writing() as session:
        session.execute(delete(ImportChange).where(ImportChange.import_id.in_(old)))
