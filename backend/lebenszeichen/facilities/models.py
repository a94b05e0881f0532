"""Institutions, their addresses, and who has confirmed an address."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class Facility(Base):
    """A colony, a pre-trial prison or a prison; public but for what is only proposed."""

    __tablename__ = "facilities"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    match_key: Mapped[str] = mapped_column(String(80), index=True)
    """The institution's name folded for matching an export's `prison` text: `ик 4`."""
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language."""
    state: Mapped[str] = mapped_column(String(12))
    """open · unchecked · closed"""
    address: Mapped[list[str] | None] = mapped_column(JSON)
    """Lines in envelope order after the name; confirmed by two people, or shipped with the product."""
    lang: Mapped[str] = mapped_column(String(2), default="ru")
    source: Mapped[str | None] = mapped_column(String(200))
    as_of: Mapped[str | None] = mapped_column(String(10))
    sample: Mapped[bool] = mapped_column(default=False)
    list_seq: Mapped[int] = mapped_column(Integer, index=True)


class ProposedAddress(Base):
    """Address text from an import: not public until two people have confirmed it."""

    __tablename__ = "proposed_addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    facility_id: Mapped[str] = mapped_column(ForeignKey("facilities.id", ondelete="CASCADE"), index=True)
    address: Mapped[list[str]] = mapped_column(JSON)
    address_hash: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(200))
    as_of: Mapped[str | None] = mapped_column(String(10))
    confirmed_by: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Coordinators who have compared this text with its source; two different ones make it public."""
    proposed_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("facility_id", "address_hash"),)
