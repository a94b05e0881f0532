"""The ledger: which mutations the server has seen, and for 30 days which phone sent them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from lebenszeichen.sync.models import LedgerEntry, LedgerLink

_ENTRIES, _LINKS = LedgerEntry.__table__, LedgerLink.__table__
assert isinstance(_ENTRIES, Table)  # noqa: S101  (narrows the type)
assert isinstance(_LINKS, Table)  # noqa: S101
_NEW_ENTRY, _NEW_LINK = insert(_ENTRIES), insert(_LINKS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the ledger still knows of a mutation; nothing but that it was applied once the link is erased."""

    content_hash: str | None
    seq: int


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a mutation, and as which of his own."""

    device_id: str
    client_id: str
    received_at: datetime


def seen_mutations(session: Session, mutation_ids: Collection[str]) -> dict[str, Seen]:
    """What the ledger knows of these ids; those that were never applied are left out."""
    query = (
        select(LedgerEntry.mutation_id, LedgerLink.content_hash, LedgerLink.levels_seq)
        .outerjoin(LedgerLink, LedgerLink.mutation_id == LedgerEntry.mutation_id)
        .where(LedgerEntry.mutation_id.in_(mutation_ids))
    )
    return {row.mutation_id: Seen(row.content_hash, row.levels_seq or 0) for row in session.execute(query)}


def taken_numbers(session: Session, client_id: str, seqs: Collection[int]) -> set[int]:
    """Those of this client's numbers under which a mutation came before."""
    query = select(LedgerLink.seq).where(LedgerLink.client_id == client_id, LedgerLink.seq.in_(seqs))
    return set(session.scalars(query))


def enter(session: Session, sender: Sender, mutation_id: str, seq: int, content_hash: str, *, posts: bool) -> None:
    """Write a mutation into the ledger. Raises IntegrityError when its id or its number is there already."""
    connection = session.connection()
    connection.execute(_NEW_ENTRY, {"mutation_id": mutation_id})
    connection.execute(
        _NEW_LINK,
        {
            "mutation_id": mutation_id,
            "device_id": sender.device_id,
            "client_id": sender.client_id,
            "seq": seq,
            "content_hash": content_hash,
            "posts": posts,
            "levels_seq": 0,
            "received_at": sender.received_at,
        },
    )


def stamp(session: Session, mutation_ids: Collection[str], levels_seq: int) -> None:
    """Note the number of the levels space that these mutations reached: it is known only at the end."""
    session.execute(
        update(LedgerLink).where(LedgerLink.mutation_id.in_(mutation_ids)).values(levels_seq=levels_seq),
        execution_options={"synchronize_session": False},
    )


def posted_by(session: Session, device_id: str, since: datetime) -> int:
    """How many posted cards a device has told of since then."""
    query = select(func.count()).where(
        LedgerLink.device_id == device_id, LedgerLink.posts.is_(True), LedgerLink.received_at > since
    )
    return session.execute(query).scalar_one()


def forget_links(session: Session, received_before: datetime) -> int:
    """Erase what binds older mutations to phones; returns how many."""
    old = delete(LedgerLink).where(LedgerLink.received_at < received_before)
    return len(session.execute(old.returning(LedgerLink.mutation_id)).all())
