"""What was asked for about whom, on which day. Nothing of who asked."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class FamilyRequest(Base):
    """One wish about one person. The same wish again, while nobody has decided, is counted here."""

    __tablename__ = "family_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), index=True)
    wish: Mapped[str] = mapped_column(String(8))
    """remove · silence · change"""
    what: Mapped[str] = mapped_column(String(12))
    """Of a change: name · birthday · place · sentence · state; else empty."""
    origin: Mapped[str] = mapped_column(String(6))
    """door · desk (somebody took the person down; from the sixth of a day on a second has to agree)"""
    times: Mapped[int]
    first_on: Mapped[date]
    last_on: Mapped[date]
    acted: Mapped[str] = mapped_column(String(8))
    """What the door did at once: hidden · quiet · waits (too many that day, or two had just decided) · nothing"""
    acted_on: Mapped[date | None]
    erase_on: Mapped[date | None]
    """Of somebody who came out: taken down for good on this day, unless two people have said otherwise."""
    proposed: Mapped[str | None] = mapped_column(String(8))
    proposed_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """The first of two; alone where one is enough."""
    decision: Mapped[str | None] = mapped_column(String(8))
    """gone · shown · quiet · lifted · done · nothing; None: open"""
    decided_on: Mapped[date | None]
