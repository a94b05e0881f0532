"""Numbers, read from count rows (see counting), so that they cost the same however many letters there are.

Counted: posted, by the writer or with an evening's pile, and the posting not taken back. Public numbers leave out what
is held for a coordinator's look.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from lebenszeichen.letters.models import CampaignDay, CampaignPrisoner, Letter, LetterCount, LetterVoid, RecentCount


@dataclass(frozen=True, slots=True)
class Count:
    """Exact numbers for coordinators: cards counted, and how many of them wait for a look."""

    prisoner_id: str | None
    day: date | None
    posted: int
    held: int


# Built once: every levels file and every push asks these, and building a statement takes longer than the asking.
_DAYS, _RECENT, _CAMPAIGN_DAYS = LetterCount.__table__.c, RecentCount.__table__.c, CampaignDay.__table__.c
_FIRST_DAY = bindparam("first_day", type_=_DAYS.day.type)
_SINCE = (
    select(_DAYS.prisoner_id, func.sum(_DAYS.posted - _DAYS.held))
    .where(_DAYS.day >= _FIRST_DAY)
    .group_by(_DAYS.prisoner_id)
)
_SUMS = _SINCE.where(_DAYS.prisoner_id.in_(bindparam("ids", expanding=True)))
_STALE_SUMS = _SINCE.where(_DAYS.prisoner_id.in_(select(_RECENT.prisoner_id).where(_RECENT.first_day != _FIRST_DAY)))
_FRESH = select(_RECENT.prisoner_id, _RECENT.posted).where(_RECENT.first_day == _FIRST_DAY, _RECENT.posted > 0)
_BY_CAMPAIGN = select(_CAMPAIGN_DAYS.campaign_id, func.sum(_CAMPAIGN_DAYS.posted - _CAMPAIGN_DAYS.held)).group_by(
    _CAMPAIGN_DAYS.campaign_id
)


def posted_since(session: Session, first_day: date) -> dict[str, int]:
    """Publicly counted cards posted on or after that day, by prisoner id; people without any are left out.

    Quick for the day on which the window of levels begins; for others the days are summed.
    """
    window = {"first_day": first_day}
    fresh = dict(iter(session.execute(_FRESH, window)))
    return fresh | {id: posted for id, posted in session.execute(_STALE_SUMS, window) if posted}


def sum_since(session: Session, first_day: date, prisoner_ids: Collection[str]) -> dict[str, int]:
    """Publicly counted cards of these people from that day on, by prisoner id, from the rows of days."""
    return dict(iter(session.execute(_SUMS, {"first_day": first_day, "ids": list(prisoner_ids)})))


def posted_for_campaigns(session: Session) -> dict[str, int]:
    """Publicly counted cards by campaign id; campaigns without any are left out."""
    return {campaign: posted for campaign, posted in session.execute(_BY_CAMPAIGN) if posted}


def counts_by_prisoner(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Exact numbers by prisoner, most cards first."""
    who = CampaignPrisoner.prisoner_id
    query = _sums(CampaignPrisoner, campaign_id).add_columns(who).group_by(who)
    rows = session.execute(query.order_by(func.sum(CampaignPrisoner.posted).desc(), who))
    return [Count(row.prisoner_id, None, row.posted, row.held) for row in rows]


def counts_by_day(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Exact numbers by counted day, oldest first, over all prisoners."""
    query = _sums(CampaignDay, campaign_id).add_columns(CampaignDay.day).group_by(CampaignDay.day)
    rows = session.execute(query.order_by(CampaignDay.day))
    return [Count(None, row.day, row.posted, row.held) for row in rows if row.posted]


def counts_by_prisoner_and_day(session: Session, campaign_id: str | None = None) -> list[Count]:
    """Numbers by prisoner and day: as many rows as people times days. The caller hides days below five."""
    by = (LetterCount.prisoner_id, LetterCount.day)
    rows = session.execute(_sums(LetterCount, campaign_id).add_columns(*by).group_by(*by).order_by(*by))
    return [Count(row.prisoner_id, row.day, row.posted, row.held) for row in rows]


def days_of_prisoner(session: Session, campaign_id: str, prisoner_id: str) -> list[Count]:
    """One prisoner's days, oldest first. The caller hides those below five."""
    here = (LetterCount.campaign_id == campaign_id, LetterCount.prisoner_id == prisoner_id)
    rows = session.scalars(select(LetterCount).where(*here).order_by(LetterCount.day))
    return [Count(row.prisoner_id, row.day, row.posted, row.held) for row in rows]


@dataclass(frozen=True, slots=True)
class HeldCards:
    """How many cards of one campaign, person and day (on which they were handed in or posted) wait for a look."""

    campaign_id: str
    prisoner_id: str
    day: date
    cards: int


def held_cards(session: Session) -> list[HeldCards]:
    """All that waits for a look, oldest day first."""
    return _cards(session, waits_for_a_look())


def left_out_cards(session: Session) -> list[HeldCards]:
    """All that somebody has looked at and left out, oldest day first."""
    return _cards(session, Letter.held.is_(True), Letter.left_out.is_(True))


def _cards(session: Session, *which: ColumnElement[bool]) -> list[HeldCards]:
    by = (Letter.campaign_id, Letter.prisoner_id, Letter.weighed_on)
    query = select(*by, func.count()).where(left_the_writer(), *which).group_by(*by)
    rows = session.execute(query.order_by(Letter.weighed_on, Letter.campaign_id, Letter.prisoner_id))
    return [HeldCards(campaign, prisoner, day, cards) for campaign, prisoner, day, cards in rows if day is not None]


def _sums(rows: type[LetterCount | CampaignDay | CampaignPrisoner], campaign_id: str | None) -> Select[int, int]:
    query = select(func.sum(rows.posted).label("posted"), func.sum(rows.held).label("held"))
    return query if campaign_id is None else query.where(rows.campaign_id == campaign_id)


def counts_as_posted() -> ColumnElement[bool]:
    """Posted, the posting not taken back, and the card not left out by a coordinator."""
    return posting_stands() & Letter.left_out.is_(False)


def waits_for_a_look() -> ColumnElement[bool]:
    """Held, and it will not settle by itself; nobody has looked yet."""
    return Letter.held.is_(True) & Letter.settles_at.is_(None) & Letter.left_out.is_(False)


def posting_stands() -> ColumnElement[bool]:
    """Posted, by its writer or with a pile, and that not taken back."""
    return Letter.counted_on.is_not(None)


def lies_in_a_pile() -> ColumnElement[bool]:
    """Handed in, that not taken back, and nobody has posted it yet."""
    taken_back = select(LetterVoid.letter_id).where(
        LetterVoid.letter_id == Letter.id, LetterVoid.fact == "letter_handed_in"
    )
    return Letter.handed_in_on.is_not(None) & Letter.counted_on.is_(None) & ~taken_back.exists()


def left_the_writer() -> ColumnElement[bool]:
    """Handed in or posted, and that not taken back: what weighs on caps, and what coordinators look at."""
    return or_(posting_stands(), lies_in_a_pile())
