"""Photos of people, made small and clean by us.

They lie in the database and not beside it: a dump carries them, a take-down erases them in the transaction that erases
everything else, and no file can be forgotten in a folder.
"""

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class PrisonerPhoto(Base):
    """One person's photo, as photos/encoding.py writes it. For coordinators, until one of them releases it."""

    __tablename__ = "prisoner_photos"

    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), index=True)
    """SHA-256 of `body`: its name. Whoever was not told it cannot guess it."""
    body: Mapped[bytes] = mapped_column(LargeBinary)
    width: Mapped[int]
    height: Mapped[int]
    source: Mapped[str] = mapped_column(String(100))
    as_of: Mapped[str] = mapped_column(String(10))
    """The day of the source's word; partial stays partial."""
    added_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    added_on: Mapped[date]
    released_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    released_on: Mapped[date | None]
    """Since when everybody may see it; None: coordinators only."""
