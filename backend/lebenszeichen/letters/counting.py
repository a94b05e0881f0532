"""Count rows: what letters' rows add up to, kept so that a number costs the same with a thousand letters and a million.

A row is never added to. Whoever changed letters says which places they belong to, and those are counted afresh from the
letters. Both happen under the levels counter's row, which the caller holds (`advance`): one recount at a time, and each
sees all that was committed before it. So nothing can drift, and no lock but that one is needed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table, bindparam, case, delete, func, insert, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.models import CampaignDay, CampaignPrisoner, Letter, LetterCount, RecentCount
from lebenszeichen.letters.queries import counts_as_posted, sum_since

_AT_ONCE = 1000
"""Prisoners in one statement: databases limit how much it may name."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What one count row is about."""

    campaign_id: str
    day: date
    prisoner_id: str


@dataclass(frozen=True, slots=True)
class _Cards:
    posted: int = 0
    held: int = 0


_NONE = _Cards()

# Built once: every push counts, and building these takes longer than the counting.
_COUNTS, _DAYS, _RECENT = LetterCount.__table__, CampaignDay.__table__, RecentCount.__table__
assert isinstance(_COUNTS, Table)  # noqa: S101  (narrows the type)
assert isinstance(_DAYS, Table)  # noqa: S101
assert isinstance(_RECENT, Table)  # noqa: S101
_NEW_COUNTS, _NEW_DAY, _NEW_RECENT = insert(_COUNTS), insert(_DAYS), insert(_RECENT)
_CAMPAIGN = bindparam("of_campaign", type_=_COUNTS.c.campaign_id.type)
_DAY = bindparam("on_day", type_=_COUNTS.c.day.type)
_IDS = bindparam("ids", type_=_COUNTS.c.prisoner_id.type, expanding=True)
_HERE = (_COUNTS.c.campaign_id == _CAMPAIGN, _COUNTS.c.day == _DAY, _COUNTS.c.prisoner_id.in_(_IDS))
_BEFORE = select(_COUNTS.c.prisoner_id, _COUNTS.c.posted, _COUNTS.c.held).where(*_HERE)
_DELETE_COUNTS = delete(_COUNTS).where(*_HERE)
_SUMS_OF_PRISONERS = select(
    _COUNTS.c.campaign_id, _COUNTS.c.prisoner_id, func.sum(_COUNTS.c.posted), func.sum(_COUNTS.c.held)
).group_by(_COUNTS.c.campaign_id, _COUNTS.c.prisoner_id)
_SUMMED = ["campaign_id", "prisoner_id", "posted", "held"]
_THESE = (_COUNTS.c.campaign_id == _CAMPAIGN, _COUNTS.c.prisoner_id.in_(_IDS))
_SUM_PRISONERS = insert(CampaignPrisoner).from_select(_SUMMED, _SUMS_OF_PRISONERS.where(*_THESE))
_NOT_SUMMED = delete(CampaignPrisoner).where(
    CampaignPrisoner.campaign_id == _CAMPAIGN, CampaignPrisoner.prisoner_id.in_(_IDS)
)
_NOT_RECENT = delete(_RECENT).where(_RECENT.c.prisoner_id.in_(_IDS))
_HELD = func.sum(case((Letter.held.is_(True), 1), else_=0))
_COUNTED = (
    select(Letter.prisoner_id, func.count(), _HELD)
    .where(Letter.campaign_id == _CAMPAIGN, Letter.counted_on == _DAY, Letter.prisoner_id.in_(_IDS))
    .where(counts_as_posted())
    .group_by(Letter.prisoner_id)
)
_MOVE_DAY = (
    update(_DAYS)
    .where(_DAYS.c.campaign_id == _CAMPAIGN, _DAYS.c.day == _DAY)
    .values(posted=_DAYS.c.posted + bindparam("more_posted"), held=_DAYS.c.held + bindparam("more_held"))
    .returning(_DAYS.c.day)
)


def recount(session: Session, places: Collection[Place], first_day: date) -> None:
    """Count these places afresh from the letters; `first_day` is where the window of levels begins today.

    Call it after `advance(session, "levels")`, in the transaction that changed the letters.
    """
    days: dict[tuple[str, date], set[str]] = {}
    campaigns: dict[str, set[str]] = {}
    for place in places:
        days.setdefault((place.campaign_id, place.day), set()).add(place.prisoner_id)
        campaigns.setdefault(place.campaign_id, set()).add(place.prisoner_id)
    for (campaign_id, day), prisoners in days.items():
        for some in _pieces(prisoners):
            _recount_day(session, campaign_id, day, some)
    for campaign_id, prisoners in campaigns.items():
        for some in _pieces(prisoners):
            _sum_prisoners(session, campaign_id, some)
    recount_recent(session, {place.prisoner_id for place in places}, first_day)


def recount_recent(session: Session, prisoner_ids: Collection[str], first_day: date) -> None:
    """Sum these prisoners' days from `first_day` on. Under the levels counter's row, as above."""
    for some in _pieces(prisoner_ids):
        sums = sum_since(session, first_day, some)
        rows = [{"prisoner_id": id, "first_day": first_day, "posted": sums.get(id, 0)} for id in some]
        connection = session.connection()
        connection.execute(_NOT_RECENT, {"ids": list(some)})
        connection.execute(_NEW_RECENT, rows)


def recount_all(session: Session, first_day: date) -> None:
    """Throw every count row away and count all letters: after a repair by hand. Hold the levels counter's row."""
    connection = session.connection()
    for table in (LetterCount, CampaignDay, CampaignPrisoner, RecentCount):
        connection.execute(delete(table))
    counted = select(Letter.prisoner_id, Letter.campaign_id, Letter.counted_on, func.count(), _HELD)
    by_place = counted.where(counts_as_posted()).group_by(Letter.prisoner_id, Letter.campaign_id, Letter.counted_on)
    connection.execute(
        insert(LetterCount).from_select(["prisoner_id", "campaign_id", "day", "posted", "held"], by_place)
    )
    place = (LetterCount.campaign_id, LetterCount.day)
    by_day = select(*place, func.sum(LetterCount.posted), func.sum(LetterCount.held)).group_by(*place)
    connection.execute(insert(CampaignDay).from_select(["campaign_id", "day", "posted", "held"], by_day))
    connection.execute(insert(CampaignPrisoner).from_select(_SUMMED, _SUMS_OF_PRISONERS))
    recount_recent(session, set(session.scalars(select(LetterCount.prisoner_id).distinct())), first_day)


def count_all_again(session: Session) -> None:
    """`recount_all` as a unit of work: phones read the new numbers as a change."""
    advance(session, "levels")
    recount_all(session, window_start(clock.today()))


def _pieces(ids: Collection[str]) -> Iterator[Sequence[str]]:
    ordered = sorted(ids)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


def _recount_day(session: Session, campaign_id: str, day: date, prisoner_ids: Collection[str]) -> None:
    here = {"of_campaign": campaign_id, "on_day": day}
    before = _cards(session.execute(_BEFORE, {**here, "ids": list(prisoner_ids)}))
    now = _cards(session.execute(_COUNTED, {**here, "ids": list(prisoner_ids)}))
    changed = [id for id in prisoner_ids if now.get(id, _NONE) != before.get(id, _NONE)]
    if not changed:
        return
    connection = session.connection()
    connection.execute(_DELETE_COUNTS, {**here, "ids": changed})
    if rows := list(_rows(campaign_id, day, changed, now)):
        connection.execute(_NEW_COUNTS, rows)
    _move_day(session, campaign_id, day, before=before.values(), now=now.values())


def _sum_prisoners(session: Session, campaign_id: str, prisoner_ids: Collection[str]) -> None:
    """Sum these prisoners' days in the campaign: at most one row for each day that it has lasted."""
    here = {"of_campaign": campaign_id, "ids": list(prisoner_ids)}
    connection = session.connection()
    connection.execute(_NOT_SUMMED, here)
    connection.execute(_SUM_PRISONERS, here)


def _cards(rows: Iterable[tuple[str, int, int]]) -> dict[str, _Cards]:
    return {prisoner_id: _Cards(posted, held) for prisoner_id, posted, held in rows}


def _rows(
    campaign_id: str, day: date, prisoner_ids: Iterable[str], now: Mapping[str, _Cards]
) -> Iterator[dict[str, object]]:
    for id in prisoner_ids:
        if id in now:
            cards = now[id]
            place = {"prisoner_id": id, "campaign_id": campaign_id, "day": day}
            yield {**place, "posted": cards.posted, "held": cards.held}


def _move_day(
    session: Session, campaign_id: str, day: date, *, before: Iterable[_Cards], now: Iterable[_Cards]
) -> None:
    """Move the campaign's day by the difference of two counts, both of which nobody else can change meanwhile."""
    was, are = list(before), list(now)
    posted = sum(one.posted for one in are) - sum(one.posted for one in was)
    held = sum(one.held for one in are) - sum(one.held for one in was)
    connection = session.connection()
    by = {"more_posted": posted, "more_held": held}
    if connection.execute(_MOVE_DAY, {"of_campaign": campaign_id, "on_day": day, **by}).first():
        return
    connection.execute(_NEW_DAY, {"campaign_id": campaign_id, "day": day, "posted": posted, "held": held})
