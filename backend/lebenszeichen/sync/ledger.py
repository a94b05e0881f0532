"""The ledger: which mutations the server has seen, and for 30 days which phone sent them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from lebenszeichen.sync.models import LedgerEntry, LedgerLink


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


def seen_mutation(session: Session, mutation_id: str) -> Seen | None:
    """What the ledger knows of this id; None when it was never applied."""
    query = (
        select(LedgerLink.content_hash, LedgerLink.levels_seq)
        .select_from(LedgerEntry)
        .outerjoin(LedgerLink, LedgerLink.mutation_id == LedgerEntry.mutation_id)
        .where(LedgerEntry.mutation_id == mutation_id)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else Seen(row.content_hash, row.levels_seq or 0)


def is_taken(session: Session, client_id: str, seq: int) -> bool:
    """Did another mutation come under this client's number?"""
    query = select(LedgerLink.mutation_id).where(LedgerLink.client_id == client_id, LedgerLink.seq == seq)
    return session.scalar(query) is not None


def enter(session: Session, sender: Sender, mutation_id: str, seq: int, content_hash: str, *, posts: bool) -> None:
    """Write a mutation into the ledger. Raises IntegrityError when its id or its number is there already."""
    session.execute(insert(LedgerEntry).values(mutation_id=mutation_id))
    session.execute(
        insert(LedgerLink).values(
            mutation_id=mutation_id,
            device_id=sender.device_id,
            client_id=sender.client_id,
            seq=seq,
            content_hash=content_hash,
            posts=posts,
            levels_seq=0,
            received_at=sender.received_at,
        )
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
    result = session.execute(delete(LedgerLink).where(LedgerLink.received_at < received_before).returning(LedgerLink.mutation_id))
    return len(result.all())
