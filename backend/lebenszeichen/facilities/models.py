"""Institutions, their addresses, and who has compared them with their source."""

from datetime import date, datetime
from typing import Any

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
    check_again_on: Mapped[date | None]
    """Until then nobody needs to compare the address again; None: nobody ever has."""
    closed_on: Mapped[str | None] = mapped_column(String(10))
    """Since when mail there is lost, as far as it is known; only while it is closed."""
    moved_to: Mapped[str | None] = mapped_column(String(40))
    """Where a closed institution went: lists that still name it mean that one."""
    closing: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """{by, at, state}: who closed it, when, and what it was before: a mistake can be undone at once."""
    sample: Mapped[bool] = mapped_column(default=False)
    list_seq: Mapped[int] = mapped_column(Integer, index=True)


class ProposedAddress(Base):
    """What somebody says of an institution, not public until two people have compared it with its source."""

    __tablename__ = "proposed_addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    facility_id: Mapped[str | None] = mapped_column(ForeignKey("facilities.id", ondelete="CASCADE"), index=True)
    """None: an institution that is new altogether."""
    kind: Mapped[str] = mapped_column(String(10), default="address")
    """address · reopening (the institution is closed) · new (there is none yet)"""
    name: Mapped[dict[str, str] | None] = mapped_column(JSON)
    """By language; None: it keeps its names."""
    address: Mapped[list[str]] = mapped_column(JSON)
    address_hash: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(200))
    as_of: Mapped[str | None] = mapped_column(String(10))
    proposed_by: Mapped[str | None] = mapped_column(String(80))
    """Who wrote it; None: a list."""
    confirmed_by: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Who has compared it with its source: coordinators' ids, or names given to the command line."""
    refused_by: Mapped[str | None] = mapped_column(String(80))
    """Who has said that it is wrong: it waits for nobody, and the next list's same text does not ask again."""
    place_id: Mapped[int | None]
    """Which words of a list it is to answer; only for a new institution."""
    proposed_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("facility_id", "address_hash"),)


class ReturnedCards(Base):
    """Cards to an institution that came back: while there is a row, it has a flag and is not suggested."""

    __tablename__ = "returned_cards"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Chosen by whoever enters it, so that a request that is sent twice enters it once."""
    facility_id: Mapped[str] = mapped_column(ForeignKey("facilities.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    cards: Mapped[int] = mapped_column(Integer)
    entered_by: Mapped[str] = mapped_column(String(80))
