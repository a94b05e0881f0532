"""Lines of the log about lists."""

from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.queries import names_of


def note_list(session: Session, by: str | None, action: str, id: str, **detail: Any) -> None:
    """Who did what with the list of this number; a name that the command line was given is not in it."""
    who = by if by and by in names_of(session, [by]) else None
    note(session, who, action, f"import:{id}", **detail)
