"""What was staged, imported and changed, what was set aside, and fingerprints for the next difference."""

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
    """None: the list does not become newer by it, because it is a downloaded table, or was undone."""
    finished_at: Mapped[datetime] = mapped_column(Moment)
    report: Mapped[dict[str, Any]] = mapped_column(JSON)
    staged_id: Mapped[str | None] = mapped_column(String(12), index=True, unique=True)
    """The number by which people call it, from staging on; None for what ships with the product."""
    applied_by: Mapped[str | None] = mapped_column(String(80))
    """A coordinator's id, or the name that the command line was given."""
    second_by: Mapped[str | None] = mapped_column(String(80))
    undo_by: Mapped[str | None] = mapped_column(String(80))
    """Who wants it undone; where somebody would be written to again, another one has to agree."""
    undone_by: Mapped[str | None] = mapped_column(String(80))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class StagedImport(Base):
    """Files that were uploaded and compared and are not applied. The files lie outside the database; a day at most."""

    __tablename__ = "staged_imports"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    source: Mapped[str] = mapped_column(String(20))
    staged_by: Mapped[str | None] = mapped_column(String(80))
    """A coordinator's id, the name that the command line was given, or the host of a source that was asked."""
    staged_at: Mapped[datetime] = mapped_column(Moment, index=True)
    as_of: Mapped[str] = mapped_column(String(10))
    lang: Mapped[str | None] = mapped_column(String(2))
    """As it was said; None: the files tell."""
    first_by: Mapped[str | None] = mapped_column(String(80))
    """Who said yes to a large change; another one has to say the same."""
    first_at: Mapped[datetime | None] = mapped_column(Moment)
    first_said: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """{seen, leave_out: {groups, rows}}: what was seen, and what of it is not taken."""


class ImportChange(Base):
    """What an import changed of one person: enough to undo it, for half a year."""

    __tablename__ = "import_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"), index=True)
    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    """new · changed · moved · no_longer_held · died · detained_again · held_again · missing"""
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Only what changed: {state, facts, details, said}; `said` are the keyed fingerprints of their rows by language."""
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The same afterwards, and `report`: the kind of what was kept for two people."""


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
