"""Letters: who wrote them stands nowhere."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class Letter(Base):
    """One card: its letter id, prisoner, campaign and days. No device, no moment."""

    __tablename__ = "letters"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id"), index=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"), index=True)
    written_on: Mapped[date | None]
    posted_on: Mapped[date | None] = mapped_column(index=True)
    day_moved: Mapped[bool] = mapped_column(default=False)
    """The phone's day lay outside the window; the received day is counted."""
    held: Mapped[bool] = mapped_column(default=False)
    """Not in public numbers until a coordinator has looked."""


class Tally(Base):
    """Cards counted on paper, as a coordinator entered them. Shown beside the phones' cards, never added to them."""

    __tablename__ = "tallies"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Minted by the browser: the same entry sent twice is one."""
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"), index=True)
    day: Mapped[date]
    cards: Mapped[int]
    entered_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    taken_back: Mapped[bool] = mapped_column(default=False)


class LetterVoid(Base):
    """A fact of a letter that was taken back; may come before the fact and still wins."""

    __tablename__ = "letter_voids"

    letter_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    fact: Mapped[str] = mapped_column(String(16), primary_key=True)
