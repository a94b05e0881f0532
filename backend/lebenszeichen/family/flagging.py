"""Flags that coordinators set and lift. Flushes; the caller commits, then publishes the list."""

from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.errors import SecondMustBeAnother
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.family.deeds import flag, unflag
from lebenszeichen.family.errors import NobodyListed
from lebenszeichen.prisoners.flags import FlagKind, hold_flag
from lebenszeichen.prisoners.removal import people_as_kept


def set_by(session: Session, by: str, prisoner_id: str, kind: FlagKind, reason: str) -> None:
    """One coordinator is enough to be careful. Raises NobodyListed."""
    person = people_as_kept(session, [prisoner_id]).get(prisoner_id)
    if person is None or person.state == "removed":
        raise NobodyListed()
    flag(session, prisoner_id, kind, reason, by)
    note(session, by, "flag_set", f"prisoner:{prisoner_id}", flag=kind)  # never why: the log is for ever


def lift_by(session: Session, by: str, prisoner_id: str, kind: str) -> bool:
    """The first wants it lifted, another confirms; True when it is lifted. Raises UnknownFlag, SecondMustBeAnother."""
    held = hold_flag(session, prisoner_id, kind)
    if held.lift_by is None:
        held.lift_by = by
        note(session, by, "flag_lifting_proposed", f"prisoner:{prisoner_id}", flag=kind)
        return False
    if obstacle_to_second(session, [held.lift_by], by):
        raise SecondMustBeAnother()
    unflag(session, prisoner_id, kind)
    note(session, by, "flag_lifted", f"prisoner:{prisoner_id}", flag=kind)
    return True
