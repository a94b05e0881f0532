"""Counts, each derived from letter rows: there is no second number that could drift.

Counted: posted, and the posting not taken back. Public numbers leave out what is held for a coordinator's look.
"""

from collections.abc import Sequence
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
        select(Letter.prisoner_id, func.count())
        .where(_counts(), Letter.held.is_(False), Letter.posted_on >= first_day)
        .group_by(Letter.prisoner_id)
    )
    return {prisoner_id: count for prisoner_id, count in session.execute(query)}


def posted_for_campaigns(session: Session) -> dict[str, int]:
    """Publicly counted cards by campaign id; campaigns without any are left out."""
    query = select(Letter.campaign_id, func.count()).where(_counts(), Letter.held.is_(False))
    return {campaign_id: count for campaign_id, count in session.execute(query.group_by(Letter.campaign_id))}


def counts_by_prisoner(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Exact numbers by prisoner, most cards first."""
    query = _exact(Letter.prisoner_id, campaign_id=campaign_id).order_by(func.count().desc(), Letter.prisoner_id)
    return [Count(prisoner_id, None, posted, held) for prisoner_id, posted, held in session.execute(query)]


def counts_by_day(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Exact numbers by counted day, oldest first, over all prisoners."""
    query = _exact(Letter.posted_on, campaign_id=campaign_id).order_by(Letter.posted_on)
    return [Count(None, day, posted, held) for day, posted, held in session.execute(query)]


def counts_by_prisoner_and_day(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Numbers by prisoner and day. The caller hides days below five."""
    query = _exact(Letter.prisoner_id, Letter.posted_on, campaign_id=campaign_id)
    rows = session.execute(query.order_by(Letter.prisoner_id, Letter.posted_on))
    return [Count(prisoner_id, day, posted, held) for prisoner_id, day, posted, held in rows]


def _exact(*by: ColumnElement[object], campaign_id: str | None) -> Select[tuple[object, ...]]:
    held = func.coalesce(func.sum(case((Letter.held.is_(True), 1), else_=0)), 0)
    columns: Sequence[ColumnElement[object]] = (*by, func.count(), held)
    query = select(*columns).where(_counts()).group_by(*by)
    return query if campaign_id is None else query.where(Letter.campaign_id == campaign_id)


def _counts() -> ColumnElement[bool]:
    taken_back = select(LetterVoid.letter_id).where(
        LetterVoid.letter_id == Letter.id, LetterVoid.fact == "letter_posted"
    )
    return Letter.posted_on.is_not(None) & ~taken_back.exists()
