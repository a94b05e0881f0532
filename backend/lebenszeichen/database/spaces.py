"""One counter per space, and which memory this database is.

A serial id read with `id > cursor` misses rows: numbers are taken before commit. A counter row that a transaction
increments **last** hands out numbers in commit order, because the row stays locked until then; read the counter first,
then the rows, in one snapshot, and a cursor over it misses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, String, Table, bindparam, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from lebenszeichen.database.base import Base
from lebenszeichen.database.types import Moment
from lebenszeichen.identifiers import new_epoch

Space = Literal["list", "levels", "desk"]


class SpaceCounter(Base):
    """The last number that a space handed out. Rows are made by the first migration."""

    __tablename__ = "space_counters"

    space: Mapped[str] = mapped_column(String(12), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)


class ServerState(Base):
    """One row: which memory this database is, and how much of it is in a backup."""

    __tablename__ = "server_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    epoch: Mapped[str] = mapped_column(String(8))
    durable_before: Mapped[int] = mapped_column(BigInteger)
    settled_until: Mapped[datetime | None] = mapped_column(Moment)
    """Cards that were to settle by then have: public numbers hold them, or a coordinator is to look."""


# Built once: every request asks one of these, and building a statement takes longer than SQLite takes for it.
_SPACES = SpaceCounter.__table__
assert isinstance(_SPACES, Table)  # noqa: S101  (narrows the type)
_COUNTERS = _SPACES.c
_REACHED = select(_COUNTERS.seq).where(_COUNTERS.space == bindparam("space"))
_ADVANCE = (
    update(_SPACES)
    .where(_COUNTERS.space == bindparam("of"))
    .values(seq=_COUNTERS.seq + bindparam("by"))
    .returning(_COUNTERS.seq)
)
_ALL_REACHED = select(_COUNTERS.space, _COUNTERS.seq)
_ROW = ServerState.__table__.c
_STATE = select(_ROW.epoch, _ROW.durable_before, _ROW.settled_until)
_HELD_STATE = select(ServerState).with_for_update()


def advance(session: Session, space: Space, by: int = 1) -> int:
    """Take the next `by` numbers of a space; returns the last. Call it last in the transaction: it locks the row."""
    session.flush()  # what is to be written goes before the counter's row
    seq: int = session.execute(_ADVANCE, {"of": space, "by": by}).scalar_one()
    return seq


def reached(session: Session, space: Space) -> int:
    """The last number that committed work in a space has."""
    seq: int = session.execute(_REACHED, {"space": space}).scalar_one()
    return seq


def all_reached(session: Session) -> Mapping[Space, int]:
    """The last number of every space, as of one moment."""
    return dict(iter(session.execute(_ALL_REACHED)))


@dataclass(frozen=True, slots=True)
class Memory:
    """What the one row of server state says."""

    epoch: str
    durable_before: int
    settled_until: datetime | None


def server_state(session: Session) -> Memory:
    """The row as it is stored; whoever changes it holds it, below."""
    return Memory(*session.execute(_STATE).one())


def hold_server_state(session: Session) -> ServerState:
    """The one row of server state, locked until the transaction ends: publishers come one after the other."""
    return session.execute(_HELD_STATE).scalar_one()


def begin_new_epoch(session: Session) -> str:
    """This database's memory may have gone back: phones push again what they still have."""
    state = hold_server_state(session)
    state.epoch = new_epoch()
    session.flush()
    return state.epoch
