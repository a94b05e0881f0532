"""Questions about imports."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.imports.models import Import


def list_as_of(session: Session) -> str | None:
    """The newest day that any import speaks of: how old the list is. None before the first import.

    The sample's day counts only while no real list is there: it must not make a real one look younger.
    """
    newest = select(func.max(Import.as_of))
    real = session.execute(newest.where(Import.source != "sample")).scalar_one()
    return real or session.execute(newest).scalar_one()
