"""Questions about imports."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.imports.models import Import


def list_as_of(session: Session) -> str | None:
    """The newest day that any import speaks of: how old the list is. None before the first import."""
    return session.execute(select(func.max(Import.as_of))).scalar_one()
