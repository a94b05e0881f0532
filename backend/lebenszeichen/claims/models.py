"""Claims: who took which name stands nowhere."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class Claim(Base):
    """One name of a batch that somebody took. No device, no moment; erased when it ends."""

    __tablename__ = "claims"

    claim_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Random, minted by the phone, the same for all names of a batch."""
    prisoner_id: Mapped[str] = mapped_column(
        ForeignKey("prisoners.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    ends_on: Mapped[date] = mapped_column(index=True)
    """The last day on which it weighs."""
    given_back: Mapped[bool] = mapped_column(default=False)
