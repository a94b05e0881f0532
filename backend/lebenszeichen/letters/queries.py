"""Counts, each derived from letter rows: there is no second number that could drift.

Counted: posted, and the posting not taken back. Public numbers leave out what is held for a coordinator's look.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from lebenszeichen.letters.models import Letter, LetterVoid


@dataclass(frozen=True, slots=True)
class Count:
    """Exact numbers for coordinators: cards counted, and how many of them wait for a look."""

    prisoner_id: str | None
    day: date | None
    posted: int
    held: int


def posted_since(session: Session, first_day: date) -> dict[str, int]:
    """Publicly counted cards posted on or after that day, by prisoner id; people without any are left out."""
    query = (
        select(Letter.prisoner_id, func.count().label("posted"))
        .where(counts_as_posted(), Letter.held.is_(False), Letter.posted_on >= first_day)
        .group_by(Letter.prisoner_id)
    )
    return {row.prisoner_id: row.posted for row in session.execute(query)}


def posted_for_campaigns(session: Session) -> dict[str, int]:
    """Publicly counted cards by campaign id; campaigns without any are left out."""
    query = (
        select(Letter.campaign_id, func.count().label("posted"))
        .where(counts_as_posted(), Letter.held.is_(False))
        .group_by(Letter.campaign_id)
    )
    return {row.campaign_id: row.posted for row in session.execute(query)}


def counts_by_prisoner(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Exact numbers by prisoner, most cards first."""
    query = _exact(campaign_id).add_columns(Letter.prisoner_id).group_by(Letter.prisoner_id)
    rows = session.execute(query.order_by(func.count().desc(), Letter.prisoner_id))
    return [Count(row.prisoner_id, None, row.posted, row.held) for row in rows]


def counts_by_day(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Exact numbers by counted day, oldest first, over all prisoners."""
    query = _exact(campaign_id).add_columns(Letter.posted_on).group_by(Letter.posted_on)
    rows = session.execute(query.order_by(Letter.posted_on))
    return [Count(None, row.posted_on, row.posted, row.held) for row in rows]


def counts_by_prisoner_and_day(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Numbers by prisoner and day. The caller hides days below five."""
    by = (Letter.prisoner_id, Letter.posted_on)
    rows = session.execute(_exact(campaign_id).add_columns(*by).group_by(*by).order_by(*by))
    return [Count(row.prisoner_id, row.posted_on, row.posted, row.held) for row in rows]


@dataclass(frozen=True, slots=True)
class HeldCards:
    """How many cards of one campaign, person and day wait for a coordinator's look."""

    campaign_id: str
    prisoner_id: str
    day: date
    cards: int


def held_cards(session: Session) -> list[HeldCards]:
    """All that waits for a look, oldest day first."""
    by = (Letter.campaign_id, Letter.prisoner_id, Letter.posted_on)
    query = select(*by, func.count()).where(counts_as_posted(), Letter.held.is_(True)).group_by(*by)
    rows = session.execute(query.order_by(Letter.posted_on, Letter.campaign_id, Letter.prisoner_id))
    return [HeldCards(campaign, prisoner, day, cards) for campaign, prisoner, day, cards in rows if day is not None]


def _exact(campaign_id: str | None) -> Select[int, int]:
    held = func.coalesce(func.sum(case((Letter.held.is_(True), 1), else_=0)), 0)
    query = select(func.count().label("posted"), held.label("held")).select_from(Letter).where(counts_as_posted())
    return query if campaign_id is None else query.where(Letter.campaign_id == campaign_id)


def counts_as_posted() -> ColumnElement[bool]:
    """Posted, and the posting not taken back."""
    taken_back = select(LetterVoid.letter_id).where(
        LetterVoid.letter_id == Letter.id, LetterVoid.fact == "letter_posted"
    )
    return Letter.posted_on.is_not(None) & ~taken_back.exists()
