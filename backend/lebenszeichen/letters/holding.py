"""Cards that do not count in public: until a coordinator has looked, until their hour is over, or never.

Held: `held`, and it waits for a look. Settling: `held` with the moment at which it counts by itself, unless something
spoke against it. Left out: somebody has looked, and it does not count; that can be taken back.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.counting import Place, recount
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.models import Letter
from lebenszeichen.letters.queries import left_the_writer, waits_for_a_look

_AT_ONCE = 500
_LETTERS = Letter.__table__.c
_SETTLING = (
    select(_LETTERS.campaign_id, _LETTERS.weighed_on, _LETTERS.settles_at)
    .where(_LETTERS.held.is_(True), _LETTERS.settles_at.is_not(None))
    .distinct()
)
_HELD_GROUPS = select(Letter.campaign_id, Letter.weighed_on).where(waits_for_a_look(), left_the_writer()).distinct()


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Cards of one campaign and the day on which they were handed in or posted: the grain in which somebody decides."""

    campaign_id: str
    day: date


@dataclass(frozen=True, slots=True, order=True)
class Settling:
    """Cards of a group that count by themselves at one moment."""

    group: Group
    settles_at: datetime


def release_held(session: Session, campaign_id: str | None = None, day: date | None = None) -> int:
    """Somebody has looked: held cards count from now on; returns how many. None: every campaign, every day."""
    return _change(session, waits_for_a_look(), *_of(campaign_id, day), held=False)


def leave_out(session: Session, campaign_id: str, day: date) -> int:
    """Somebody has looked: held cards of this group do not count, for anybody; returns how many."""
    return _change(session, waits_for_a_look(), *_of(campaign_id, day), left_out=True)


def hold_again(session: Session, campaign_id: str, day: date) -> int:
    """Take that back: what was left out waits for a look again; returns how many."""
    return _change(session, Letter.held.is_(True), Letter.left_out.is_(True), *_of(campaign_id, day), left_out=False)


def settle(session: Session, these: Settling) -> int:
    """Their time has come: they count from now on; returns how many."""
    return _change(session, *_settling(these), held=False, settles_at=None)


def hold_settling(session: Session, these: Settling) -> int:
    """Something speaks against them: they wait for a look, and count no more by themselves; returns how many."""
    return _change(session, *_settling(these), settles_at=None)


def settling(session: Session) -> list[Settling]:
    """All that will count by itself, in order."""
    rows = session.execute(_SETTLING)
    return sorted(Settling(Group(campaign, day), at) for campaign, day, at in rows if day and at)


def held_groups(session: Session) -> list[Group]:
    """All in which a card waits for a look, in order."""
    return sorted(Group(campaign, day) for campaign, day in session.execute(_HELD_GROUPS) if day)


def _settling(these: Settling) -> list[ColumnElement[bool]]:
    place = _of(these.group.campaign_id, these.group.day)
    return [Letter.held.is_(True), Letter.settles_at == these.settles_at, *place]


def _of(campaign_id: str | None, day: date | None) -> list[ColumnElement[bool]]:
    campaign = [] if campaign_id is None else [Letter.campaign_id == campaign_id]
    return campaign if day is None else [*campaign, Letter.weighed_on == day]


def _change(session: Session, *which: ColumnElement[bool], **values: object) -> int:
    """Rows are held in ascending id, as batches hold them; count rows follow under the counter's row."""
    columns = (Letter.id, Letter.campaign_id, Letter.counted_on, Letter.prisoner_id, left_the_writer().label("stands"))
    rows = session.execute(select(*columns).where(*which).order_by(Letter.id).with_for_update()).all()
    for start in range(0, len(rows), _AT_ONCE):
        some = update(Letter).where(Letter.id.in_([row.id for row in rows[start : start + _AT_ONCE]]))
        session.execute(some.values(**values), execution_options={"synchronize_session": False})
    session.expire_all()
    if rows:
        advance(session, "levels")
        places = {Place(row.campaign_id, row.counted_on, row.prisoner_id) for row in rows if row.counted_on}
        recount(session, places, window_start(clock.today()))
    return sum(row.stands for row in rows)
