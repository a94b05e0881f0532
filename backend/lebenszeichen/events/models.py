"""Writing evenings and their piles. Nothing of who was there."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class Event(Base):
    """An evening as somebody opened it: at the desk, or an organiser's phone without a network."""

    __tablename__ = "events"

    id: Mapped[str] = mapped_column(String(7), primary_key=True)
    """The spoken code (see code); its first character says who counts."""
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"))
    day: Mapped[date]
    key_hash: Mapped[str] = mapped_column(String(64))
    """Of the organiser's key, which stands nowhere here."""
    opened_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """None: a phone; which one is not known."""
    accepted_on: Mapped[date | None]
    """Since when its pile and tallies move public numbers; None: no coordinator has said yes to it."""
    closed_on: Mapped[date | None]
    """Nobody looks after it any more. Changes no number."""


class Pile(Base):
    """The box of an evening went into the letter box, but for some cards. May come before anybody knows the evening."""

    __tablename__ = "piles"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Minted by the phone; knowing it is the right to take it back."""
    event_id: Mapped[str] = mapped_column(String(7), index=True)
    day: Mapped[date]
    taken_out: Mapped[list[str]] = mapped_column(JSON)
    """Ids of people whose cards stayed out of the letter box."""
    key_hash: Mapped[str] = mapped_column(String(64))
    """Of the key that came with it: it counts where it is the evening's."""


class FactVoid(Base):
    """A tally, a pile or an outcome that was taken back; may come before it and still wins."""

    __tablename__ = "fact_voids"

    subject_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    fact: Mapped[str] = mapped_column(String(16), primary_key=True)
