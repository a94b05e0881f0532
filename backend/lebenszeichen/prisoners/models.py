"""Who is on the list, and what happened to them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class Prisoner(Base):
    """A person on the public list. `np` rows of an export never become one."""

    __tablename__ = "prisoners"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    source_id: Mapped[str | None] = mapped_column(String(40), unique=True)
    """The source's own number (`viasna:100123`, `record:ales-bialiatski`), the key by which imports join."""
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    derived: Mapped[list[str]] = mapped_column(JSON, default=list)
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    gender: Mapped[str | None] = mapped_column(String(6))
    birthday: Mapped[str | None] = mapped_column(String(10))
    detained_on: Mapped[str | None] = mapped_column(String(10))
    sentenced_on: Mapped[str | None] = mapped_column(String(10))
    sentence: Mapped[str | None] = mapped_column(String(400))
    sentence_lang: Mapped[str | None] = mapped_column(String(2))
    facility_id: Mapped[str | None] = mapped_column(ForeignKey("facilities.id"), index=True)
    state: Mapped[str] = mapped_column(String(14))
    """held · do_not_write · came_out · died · removed (blanked but for its id, never published)"""
    release: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """{on, destination, source}; only from the record or from a confirmed release."""
    sample: Mapped[bool] = mapped_column(default=False)
    list_seq: Mapped[int] = mapped_column(Integer, index=True)
    hidden_on: Mapped[date | None]
    """Since when nobody is shown this row, until two people decide; None: it is shown."""


class DeskFlag(Base):
    """What a family or a coordinator asked for. To phones it is the neutral state; why never leaves the desk."""

    __tablename__ = "desk_flags"

    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    """silence (nothing is told of them, whatever happens) · do_not_write"""
    reason: Mapped[str] = mapped_column(String(400))
    said_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """None: the family's door."""
    said_on: Mapped[date]
    lift_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """Who wants it lifted; another coordinator confirms."""


class PrisonerDetail(Base):
    """What an export says that only coordinators may see until a person decides field by field."""

    __tablename__ = "prisoner_details"

    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), primary_key=True)
    charges: Mapped[str | None]
    description: Mapped[str | None]


class StatusReport(Base):
    """What a source said of somebody's state. Never public: two people decide first."""

    __tablename__ = "status_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """no_longer_held · died · detained_again · held (seen as held again before anybody decided) · missing (no longer in
    the source's list) · unclear (the row was set aside)"""
    source: Mapped[str] = mapped_column(String(200))
    reported_on: Mapped[str | None] = mapped_column(String(10))
    received_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decision: Mapped[str | None] = mapped_column(String(12))
    """release (it became one) · held (may be written to again) · no_change (stays as it is) · undone (with its import);
    None: superseded"""
    proposed_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """Who says that somebody may be written to again; another coordinator confirms."""
    release_id: Mapped[str | None] = mapped_column(String(40), index=True)
    """The release, public or drafted, that speaks of it; no foreign key, as drafts have none."""


class Tombstone(Base):
    """An id that left the public list, for 180 days, so that deltas can say so."""

    __tablename__ = "tombstones"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    list_seq: Mapped[int] = mapped_column(Integer, index=True)
    gone_at: Mapped[datetime] = mapped_column(Moment)
