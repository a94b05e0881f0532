"""Words of lists that name no institution we know, and of whom they were said. Nothing of this is public."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class UnmatchedPlace(Base):
    """Free text that a list gives as the place of imprisonment. Once decided, it is not asked again."""

    __tablename__ = "unmatched_places"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    """Folded, as `facilities.match_key`."""
    text: Mapped[str] = mapped_column(String(400))
    """As the list wrote it first."""
    source: Mapped[str] = mapped_column(String(200))
    as_of: Mapped[str | None] = mapped_column(String(10))
    decision: Mapped[str | None] = mapped_column(String(8))
    """facility · none (names no institution); None: undecided"""
    facility_id: Mapped[str | None] = mapped_column(ForeignKey("facilities.id", ondelete="SET NULL"))
    said_by: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Who has said so; where many people would move, the second makes it true."""
    decided_at: Mapped[datetime | None] = mapped_column(Moment)


class PlacedPerson(Base):
    """Of whom a list says these words now."""

    __tablename__ = "placed_people"

    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("unmatched_places.id", ondelete="CASCADE"), index=True)
