"""The ledger: which mutations the server has seen, and for 30 days which phone sent them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from lebenszeichen.sync.models import LedgerEntry, LedgerLink

_ENTRIES, _LINKS = LedgerEntry.__table__, LedgerLink.__table__
assert isinstance(_ENTRIES, Table)  # noqa: S101  (narrows the type)
assert isinstance(_LINKS, Table)  # noqa: S101
_NEW_ENTRY, _NEW_LINK = insert(_ENTRIES), insert(_LINKS)
# Built once: every push asks these, and building a statement takes longer than SQLite takes for it.
_LINK = _LINKS.c
_SEEN = (
    select(_ENTRIES.c.mutation_id, _LINK.content_hash, _LINK.levels_seq)
    .outerjoin(_LINKS, _LINK.mutation_id == _ENTRIES.c.mutation_id)
    .where(_ENTRIES.c.mutation_id.in_(bindparam("ids", expanding=True)))
)
_TAKEN = select(_LINK.seq).where(
    _LINK.client_id == bindparam("client_id"), _LINK.seq.in_(bindparam("seqs", expanding=True))
)
_STAMP = (
    update(_LINKS)
    .where(_LINK.mutation_id.in_(bindparam("ids", expanding=True)))
    .values(levels_seq=bindparam("reached"))
)
_POSTED_BY = select(func.count()).where(
    _LINK.device_id == bindparam("device_id"), _LINK.posts.is_(True), _LINK.received_at > bindparam("since")
)
_CLAIMED_BY = select(func.count()).where(
    _LINK.device_id == bindparam("device_id"), _LINK.claims.is_(True), _LINK.received_at > bindparam("since")
)
_BY_PHONE = (
    select(_LINK.held_group, func.count().label("cards"))
    .where(_LINK.held_group.is_not(None))
    .group_by(_LINK.held_group, _LINK.device_id)
    .subquery()
    .c
)
_MARKED = select(_BY_PHONE.held_group, func.count(), func.max(_BY_PHONE.cards), func.sum(_BY_PHONE.cards)).group_by(
    _BY_PHONE.held_group
)


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
    rows = session.execute(_SEEN, {"ids": list(mutation_ids)})
    return {id: Seen(content_hash, levels_seq or 0) for id, content_hash, levels_seq in rows}


def taken_numbers(session: Session, client_id: str, seqs: Collection[int]) -> set[int]:
    """Those of this client's numbers under which a mutation came before."""
    return set(session.scalars(_TAKEN, {"client_id": client_id, "seqs": list(seqs)}))


@dataclass(frozen=True, slots=True)
class Weight:
    """What a mutation weighs on, as far as its link to the phone lasts."""

    posts: bool = False
    claims: bool = False
    held_group: str | None = None
    """The mark of a card that does not count yet (see held)."""


NO_WEIGHT = Weight()


def enter(
    session: Session, sender: Sender, mutation_id: str, seq: int, content_hash: str, *, weight: Weight = NO_WEIGHT
) -> None:
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
            "posts": weight.posts,
            "claims": weight.claims,
            "levels_seq": 0,
            "received_at": sender.received_at,
            "held_group": weight.held_group,
        },
    )


def stamp(session: Session, mutation_ids: Collection[str], levels_seq: int) -> None:
    """Note the number of the levels space that these mutations reached: it is known only at the end."""
    session.execute(_STAMP, {"ids": list(mutation_ids), "reached": levels_seq})


def posted_by(session: Session, device_id: str, since: datetime) -> int:
    """How many cards, handed in or posted, a device has told of since then."""
    return session.execute(_POSTED_BY, {"device_id": device_id, "since": since}).scalar_one()


def claimed_by(session: Session, device_id: str, since: datetime) -> int:
    """How many times a device has taken names, or given one back, since then."""
    return session.execute(_CLAIMED_BY, {"device_id": device_id, "since": since}).scalar_one()


def marked(session: Session) -> dict[str, tuple[int, int, int]]:
    """For each mark: how many phones, cards of the phone with most, and cards in all."""
    return {mark: (phones, most, int(cards)) for mark, phones, most, cards in session.execute(_MARKED)}


def marks_of_busy_phones(session: Session, marks: Collection[str], since: datetime, soft_cap: int) -> set[str]:
    """Those of these marks that a phone bears which has told of more posted cards than the cap since then."""
    theirs = select(LedgerLink.device_id).where(LedgerLink.held_group.in_(marks))
    posted = (LedgerLink.posts.is_(True), LedgerLink.received_at > since, LedgerLink.device_id.in_(theirs))
    busy = select(LedgerLink.device_id).where(*posted).group_by(LedgerLink.device_id).having(func.count() > soft_cap)
    found = select(LedgerLink.held_group).where(LedgerLink.held_group.in_(marks), LedgerLink.device_id.in_(busy))
    return {mark for mark in session.scalars(found.distinct()) if mark}


def mark_anew(session: Session, mark: str, another: str | None) -> None:
    """Put another mark in the place of one; None: take it away."""
    session.execute(
        update(LedgerLink).where(LedgerLink.held_group == mark).values(held_group=another),
        execution_options={"synchronize_session": False},
    )


def keep_marks(session: Session, known: Collection[str]) -> None:
    """Take away every other mark: what it stood for counts, or was taken back."""
    found = session.scalars(select(LedgerLink.held_group).where(LedgerLink.held_group.is_not(None)).distinct())
    for mark in sorted({mark for mark in found if mark} - set(known)):
        mark_anew(session, mark, None)


def forget_links(session: Session, received_before: datetime, at_latest: datetime) -> int:
    """Erase what binds older mutations to phones; returns how many. Marked ones wait, but not beyond `at_latest`."""
    old = (LedgerLink.received_at < received_before) & LedgerLink.held_group.is_(None)
    gone = delete(LedgerLink).where(old | (LedgerLink.received_at < at_latest))
    return len(session.execute(gone.returning(LedgerLink.mutation_id)).all())


def forget_links_of_claims(session: Session, received_before: datetime) -> int:
    """Erase what binds names that were taken to phones; returns how many."""
    gone = delete(LedgerLink).where(LedgerLink.claims.is_(True), LedgerLink.received_at < received_before)
    return len(session.execute(gone.returning(LedgerLink.mutation_id)).all())
