"""Flags of the desk: nobody is to be written to, or a family asks that nothing is told. Why never leaves the desk.

Flushes; the caller's unit of work commits.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.prisoners.errors import UnknownFlag
from lebenszeichen.prisoners.models import DeskFlag, Prisoner

FlagKind = Literal["silence", "do_not_write"]


def flags_by_prisoner(session: Session) -> Mapping[str, Sequence[str]]:
    """Prisoner id → kinds of their flags; nobody is in it without one."""
    found = defaultdict(list)
    for row in session.execute(select(DeskFlag.prisoner_id, DeskFlag.kind)):
        found[row.prisoner_id].append(row.kind)
    return found


def silenced() -> Select[str]:
    """A query of everybody whose family asks for silence."""
    return select(DeskFlag.prisoner_id).where(DeskFlag.kind == "silence")


def listed_flags(session: Session) -> list[dict[str, Any]]:
    """For the desk: [{prisoner_id, names, kind, reason, said_by, said_on, lift_by}], newest first."""
    query = (
        select(DeskFlag, Prisoner.names)
        .join(Prisoner, Prisoner.id == DeskFlag.prisoner_id)
        .order_by(DeskFlag.said_on.desc(), DeskFlag.prisoner_id, DeskFlag.kind)
    )
    return [
        {
            "prisoner_id": flag.prisoner_id,
            "names": names,
            "kind": flag.kind,
            "reason": flag.reason,
            "said_by": flag.said_by,
            "said_on": flag.said_on,
            "lift_by": flag.lift_by,
        }
        for flag, names in session.execute(query)
    ]


def set_flag(session: Session, prisoner_id: str, kind: FlagKind, reason: str, by: str | None) -> None:
    """Say it, or say it anew with another reason; whoever wanted it lifted has to look again."""
    session.merge(
        DeskFlag(prisoner_id=prisoner_id, kind=kind, reason=reason, said_by=by, said_on=clock.today(), lift_by=None)
    )
    session.flush()


def hold_flag(session: Session, prisoner_id: str, kind: str) -> DeskFlag:
    """The flag, locked until the transaction ends. Raises UnknownFlag."""
    query = select(DeskFlag).where(DeskFlag.prisoner_id == prisoner_id, DeskFlag.kind == kind).with_for_update()
    flag = session.scalar(query)
    if flag is None:
        raise UnknownFlag()
    return flag


def lift_flag(session: Session, flag: DeskFlag) -> None:
    """Gone, with its reason."""
    session.delete(flag)
    session.flush()
