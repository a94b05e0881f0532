"""One counter per space, and which memory this database is.

A serial id read with `id > cursor` misses rows: numbers are taken before commit. A counter row that a transaction
increments **last** hands out numbers in commit order, because the row stays locked until then; read the counter first,
then the rows, in one snapshot, and a cursor over it misses nothing.
"""

from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, String, select, update
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


def advance(session: Session, space: Space, by: int = 1) -> int:
    """Take the next `by` numbers of a space; returns the last. Call it last in the transaction: it locks the row."""
    statement = (
        update(SpaceCounter)
        .where(SpaceCounter.space == space)
        .values(seq=SpaceCounter.seq + by)
        .returning(SpaceCounter.seq)
    )
    return session.execute(statement).scalar_one()


def reached(session: Session, space: Space) -> int:
    """The last number that committed work in a space has."""
    return session.execute(select(SpaceCounter.seq).where(SpaceCounter.space == space)).scalar_one()


def server_state(session: Session) -> ServerState:
    """The one row of server state."""
    return session.execute(select(ServerState)).scalar_one()


def hold_server_state(session: Session) -> ServerState:
    """The one row of server state, locked until the transaction ends: publishers come one after the other."""
    return session.execute(select(ServerState).with_for_update()).scalar_one()


def begin_new_epoch(session: Session) -> str:
    """This database's memory may have gone back: phones push again what they still have."""
    state = server_state(session)
    state.epoch = new_epoch()
    session.flush()
    return state.epoch
