"""Letters: who wrote them stands nowhere."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class Letter(Base):
    """One card: its letter id, prisoner, campaign and days. No device, no moment."""

    __tablename__ = "letters"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    prisoner_id: Mapped[str] = mapped_column(ForeignKey("prisoners.id"))
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"))
    written_on: Mapped[date | None]
    handed_in_on: Mapped[date | None]
    event_id: Mapped[str | None] = mapped_column(String(7))
    """In whose organiser's pile it was laid. No foreign key: the evening may become known later."""
    posted_on: Mapped[date | None]
    """On which day its writer says to have posted it, taken back or not."""
    day_moved: Mapped[bool] = mapped_column(default=False)
    """The phone's day lay outside the window; the received day is counted."""
    counted_on: Mapped[date | None]
    """The day by which it counts as posted, by its writer or else with the pile; None: it does not count."""
    weighed_on: Mapped[date | None]
    """The day of whichever came first, handed in or posted: the grain in which coordinators look at held cards."""
    held: Mapped[bool] = mapped_column(default=False)
    """Not in public numbers until a coordinator has looked, or until it settles."""
    settles_at: Mapped[datetime | None] = mapped_column(Moment)
    """A new phone's card: the end of a quarter of an hour at which it counts by itself. None before and afterwards."""
    left_out: Mapped[bool] = mapped_column(default=False)
    """Somebody has looked, and it does not count. Stays held."""

    __table_args__ = (
        Index("ix_letters_prisoner_id_counted_on_campaign_id", "prisoner_id", "counted_on", "campaign_id"),
        Index("ix_letters_held", "weighed_on", sqlite_where=text("held"), postgresql_where=text("held")),
        Index(
            "ix_letters_event_id",
            "event_id",
            sqlite_where=text("event_id IS NOT NULL"),
            postgresql_where=text("event_id IS NOT NULL"),
        ),
    )


class LetterCount(Base):
    """What one person's letters of one campaign and day add up to, counted afresh whenever one of them changed."""

    __tablename__ = "letter_counts"

    prisoner_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    campaign_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    posted: Mapped[int]
    held: Mapped[int]
    """Those of `posted` that are not in public numbers."""


class CampaignDay(Base):
    """What one campaign's letters of one day add up to: the sum of its letter counts."""

    __tablename__ = "campaign_days"

    campaign_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    posted: Mapped[int]
    held: Mapped[int]


class CampaignPrisoner(Base):
    """What one campaign's letters to one person add up to: the sum of its letter counts. Nobody has a row of zeros."""

    __tablename__ = "campaign_prisoners"

    campaign_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    prisoner_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    posted: Mapped[int]
    held: Mapped[int]


class RecentCount(Base):
    """How many publicly counted cards one person has from `first_day` on: what levels are made of."""

    __tablename__ = "recent_counts"

    prisoner_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    first_day: Mapped[date]
    """Where the window began when this was counted; a row of another day is not used."""
    posted: Mapped[int]


class Tally(Base):
    """Cards counted on paper, as a coordinator or an organiser entered them. Shown beside the phones', never added."""

    __tablename__ = "tallies"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Minted by the browser or the phone: the same entry sent twice is one."""
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"), index=True)
    day: Mapped[date]
    cards: Mapped[int]
    entered_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    taken_back: Mapped[bool] = mapped_column(default=False)
    """By a coordinator. Of what its own phone took back nothing stays but a void."""
    event_id: Mapped[str | None] = mapped_column(String(7), index=True)
    """The evening at which it was counted; None: entered at the desk. It counts once the evening is accepted."""
    prisoner_id: Mapped[str | None] = mapped_column(ForeignKey("prisoners.id", ondelete="CASCADE"), index=True)
    """When all of them were for one person, and that was noted."""
    key_hash: Mapped[str | None] = mapped_column(String(64))
    """Of the organiser's key that came with it: it counts where it is the evening's."""


class HeardOutcome(Base):
    """That a card of a campaign arrived, was answered or came back. Not which card, for whom, or when."""

    __tablename__ = "heard_outcomes"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(10))
    """arrived · answered · came_back"""
    held: Mapped[bool] = mapped_column(default=False)
    """Its phone told of more than it may in a day: in no number."""


class LetterVoid(Base):
    """A fact of a letter that was taken back; may come before the fact and still wins."""

    __tablename__ = "letter_voids"

    letter_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    fact: Mapped[str] = mapped_column(String(16), primary_key=True)
