"""What happened to people, what coordinators wrote in a source's place, and what of an export they let all read."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment
from lebenszeichen.prisoners.photo_models import PrisonerPhoto


class PrisonerEvent(Base):
    """One thing that happened to somebody, and who says so. Never overwritten: what was wrong, another one corrects."""

    __tablename__ = "prisoner_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    """See history_kinds.py."""
    happened_on: Mapped[str | None] = mapped_column(String(10))
    """Partial stays partial; None: nobody says when."""
    facility_id: Mapped[str | None] = mapped_column(ForeignKey("facilities.id", ondelete="SET NULL"))
    source: Mapped[str] = mapped_column(String(300))
    said_on: Mapped[str | None] = mapped_column(String(10))
    """The day of the source's word."""
    source_url: Mapped[str | None] = mapped_column(String(500))
    """At the desk only."""
    entered_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """None: a list, or the record that ships with the product."""
    confirmed_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    entered_at: Mapped[datetime] = mapped_column(Moment)
    public: Mapped[bool] = mapped_column(default=False)
    """May it be shown, where the person's state lets it? Of a state's change only what two people have said."""
    release_id: Mapped[str | None] = mapped_column(String(40))
    """The release that told it."""
    corrects: Mapped[int | None] = mapped_column(ForeignKey("prisoner_events.id", ondelete="CASCADE"), index=True)
    """The event that was wrong."""


class PrisonerEdit(Base):
    """What a coordinator wrote in place of a source's word. It holds until the source says something else than then."""

    __tablename__ = "prisoner_edits"

    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(12), primary_key=True)
    """be · ru · en · de (the name in that language) · aliases · birthday · detained_on · sentenced_on · facility_id"""
    value: Mapped[Any] = mapped_column(JSON)
    """A name, a list of spellings, a partial date, an institution's id, or null: not this one."""
    source_said: Mapped[Any] = mapped_column(JSON)
    """What stood there before, to tell when the source says something new."""
    source: Mapped[str] = mapped_column(String(100))
    as_of: Mapped[str | None] = mapped_column(String(10))
    written_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    written_on: Mapped[date]


class ReleasedDetail(Base):
    """What of the charges or the description everybody may read: as it was when a coordinator decided it."""

    __tablename__ = "released_details"

    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(12), primary_key=True)
    """charges · description"""
    text: Mapped[str]
    lang: Mapped[str] = mapped_column(String(2))
    source: Mapped[str] = mapped_column(String(100))
    as_of: Mapped[str | None] = mapped_column(String(10))
    released_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    released_on: Mapped[date]


HISTORY: tuple[type[PrisonerEvent | PrisonerEdit | ReleasedDetail | PrisonerPhoto], ...] = (
    PrisonerEvent,
    PrisonerEdit,
    ReleasedDetail,
    PrisonerPhoto,
)
"""What goes with a person who is taken down."""
