"""Whose word counts beside whose, for everything that two people say of an institution."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.errors import SecondMustBeAnother
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.coordinators.queries import names_of
from lebenszeichen.names.plain import plain_name

COORDINATORS_NEEDED = 2


def with_word(session: Session, words: Sequence[str], by: str) -> list[str]:
    """The words that count once `by` has spoken too. Said twice by one person it counts once.

    Raises SecondMustBeAnother for somebody whom one of the others invited, or the other way round. Names that were
    given to the command line before anybody was at the desk count for nothing beside a coordinator's word.
    """
    by = " ".join(by.split())
    known = names_of(session, [*words, by])
    counting = [word for word in words if word in known] if by in known else list(words)
    if plain_name(by) in {plain_name(word) for word in counting}:
        return counting
    if by in known and obstacle_to_second(session, counting, by):
        raise SecondMustBeAnother()
    return [*counting, by]


def note_word(session: Session, by: str | None, action: str, facility_id: str | None, **detail: Any) -> None:
    """Note in the log who did what with an institution; a name that the command line was given is not in it."""
    who = by if by and by in names_of(session, [by]) else None
    note(session, who, action, f"facility:{facility_id}" if facility_id else None, **detail)
