"""What was imported, what was set aside, and fingerprints for the next difference."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class Import(Base):
    """One run of an import: which file, and what came of it."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(20))
    file_hash: Mapped[str] = mapped_column(String(64))
    as_of: Mapped[str | None] = mapped_column(String(10))
    finished_at: Mapped[datetime] = mapped_column(Moment)
    report: Mapped[dict[str, Any]] = mapped_column(JSON)


class SetAsideRow(Base):
    """A row that no machine may decide; waits for a person."""

    __tablename__ = "set_aside_rows"

    source_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    reason: Mapped[str] = mapped_column(String(40))
    fingerprint: Mapped[str] = mapped_column(String(100))
    """Of its rows in all languages that were given."""
    row: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Only the columns that we keep."""
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id"))


class SourceFingerprint(Base):
    """A keyed fingerprint of every row last seen: all that is kept of those who are not on the list."""

    __tablename__ = "source_fingerprints"

    id_hash: Mapped[str] = mapped_column(String(32), primary_key=True)
    """The source's own number, keyed: without the key nobody learns whose row it was."""
    lang: Mapped[str] = mapped_column(String(2), primary_key=True)
    """Of the file; each language is compared with its own last file."""
    fingerprint: Mapped[str] = mapped_column(String(32))
    """Of the whole row; empty when the last file of this language did not have it."""
    status: Mapped[str] = mapped_column(String(8))
    """active · former · np · died · unknown"""
