"""The ledger, and the files that were published."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class LedgerEntry(Base):
    """A mutation id that was applied. Stays for ever, and says nothing but that."""

    __tablename__ = "ledger_entries"

    mutation_id: Mapped[str] = mapped_column(String(36), primary_key=True)


class LedgerLink(Base):
    """What binds a mutation to a phone, for 30 days; then the row is erased, on disk too."""

    __tablename__ = "ledger_links"

    mutation_id: Mapped[str] = mapped_column(
        ForeignKey("ledger_entries.mutation_id", ondelete="CASCADE"), primary_key=True
    )
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.id", ondelete="CASCADE"), index=True)
    """A device that is erased takes its links with it; the bare mutation ids stay."""
    client_id: Mapped[str] = mapped_column(String(36))
    seq: Mapped[int] = mapped_column(BigInteger)
    content_hash: Mapped[str] = mapped_column(String(64))
    """Keyed with the storage key: from a dump alone nobody can guess what it was made of."""
    posts: Mapped[bool]
    """Does it count against the soft cap of posted cards?"""
    claims: Mapped[bool] = mapped_column(default=False)
    """Is it about names that somebody took? Then this row ends when the claim does."""
    levels_seq: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime] = mapped_column(Moment, index=True)
    held_group: Mapped[str | None] = mapped_column(String(32))
    """Of a card that does not count yet: a keyed hash of its campaign and day. It waits with it, 60 days at most."""

    __table_args__ = (
        UniqueConstraint("client_id", "seq"),
        Index(
            "ix_ledger_links_held_group",
            "held_group",
            sqlite_where=text("held_group IS NOT NULL"),
            postgresql_where=text("held_group IS NOT NULL"),
        ),
    )


class NewcomerHour(Base):
    """What phones that registered lately told of in one hour, all together."""

    __tablename__ = "newcomer_hours"

    hour: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    cards: Mapped[int]


class PublishedFile(Base):
    """A content-hashed file of the public list: snapshot, delta, levels or texts."""

    __tablename__ = "published_files"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    lang: Mapped[str | None] = mapped_column(String(2))
    from_seq: Mapped[int | None] = mapped_column(BigInteger)
    to_seq: Mapped[int] = mapped_column(BigInteger)
    epoch: Mapped[str] = mapped_column(String(8))
    rows: Mapped[int]
    size: Mapped[int]
    """Bytes of the body before compression."""
    as_of: Mapped[str | None] = mapped_column(String(10))
    published_at: Mapped[datetime] = mapped_column(Moment)
    superseded_at: Mapped[datetime | None] = mapped_column(Moment)
    """No manifest names it any more; kept a while for phones that read the old one."""
    withdrawn: Mapped[bool] = mapped_column(default=False)
    """Taken down: answers 410, the bodies are blanked."""
    gzip_body: Mapped[bytes | None] = mapped_column(LargeBinary)
    brotli_body: Mapped[bytes | None] = mapped_column(LargeBinary)
