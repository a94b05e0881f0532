"""Phones that push: a random token each, nothing about the person."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class Device(Base):
    """A phone's profile that asked to be counted."""

    __tablename__ = "devices"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    consent_version: Mapped[str] = mapped_column(String(16))
    """Which text of consent was shown (Art. 7(1) GDPR: we must be able to show that there was a yes)."""
    consent_on: Mapped[date]
    last_seen_on: Mapped[date]
    """A day, not a moment: enough to erase what is unseen for 400 days."""
