"""Subscriptions that a push service says are gone, and the fuse before they are erased.

A 404 or 410 means that a browser has dropped its subscription; after quiet months many have. But a push service that is
broken, or a mistake of ours, could say it of all. So for each event and host: up to a share they are erased; above it
the fuse blows, nobody is, and each keeps a mark. Who is gone again at an event at least a day later is erased then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import ColumnElement, Integer, case, delete, exists, func, literal, select
from sqlalchemy.orm import Session, aliased

from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, Subscription

log = structlog.get_logger(__name__)

FUSE_SHARE = 0.10
"""Of those of one host that were tried at one event."""
FUSE_FLOOR = 5
"""So many of one host may always go."""
SECOND_TIME_AFTER = timedelta(days=1)
_AT_ONCE = 500
"""Of tens of thousands a statement cannot take each number: databases have a limit."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One host at one event (or at all that were for one subscription alone, taken together)."""

    host: str
    event_id: int
    """0 for those that were for one alone."""
    tried: int
    gone: int

    @property
    def fuse_blows(self) -> bool:
        return self.gone > max(FUSE_FLOOR, self.tried * FUSE_SHARE)


def prune(session: Session) -> int:
    """Erase who is gone, as far as the fuse lets; returns how many. Events are judged when they are over."""
    gone, erased = _gone_twice(session), 0
    for start in range(0, len(gone), _AT_ONCE):
        erased += _erase(session, Subscription.id.in_(gone[start : start + _AT_ONCE]))
    for tally in _tallies(session):
        if tally.fuse_blows:
            log.warning("the fuse of pruning blew", host=tally.host, tried=tally.tried, gone=tally.gone)
        elif tally.gone:
            erased += _erase(session, _gone_at(tally))
    return erased


def _tallies(session: Session) -> Sequence[Tally]:
    gone = func.sum(case((AlertDelivery.state == "gone", 1), else_=0))
    group = case((AlertEvent.audience == "one", literal(0, Integer)), else_=AlertEvent.id)
    rows = session.execute(
        select(Subscription.host, group, func.count(), gone)
        .join(AlertDelivery, AlertDelivery.subscription_id == Subscription.id)
        .join(AlertEvent, AlertEvent.id == AlertDelivery.event_id)
        .where(AlertDelivery.state.in_(["sent", "gone", "failed"]), _is_over())
        .group_by(Subscription.host, group)
        .having(gone > 0)
    )
    return [Tally(*row) for row in rows]


def _is_over() -> ColumnElement[bool]:
    """Nothing of the event is still to be tried."""
    other = aliased(AlertDelivery)
    return ~exists().where(other.event_id == AlertEvent.id, other.state.in_(["waiting", "claimed"]))


def _gone_at(tally: Tally) -> ColumnElement[bool]:
    events = select(AlertEvent.id).where(AlertEvent.audience == "one") if not tally.event_id else [tally.event_id]
    gone = select(AlertDelivery.subscription_id).where(
        AlertDelivery.state == "gone", AlertDelivery.event_id.in_(events)
    )
    return (Subscription.host == tally.host) & Subscription.gone_event_id.is_not(None) & Subscription.id.in_(gone)


def _gone_twice(session: Session) -> list[int]:
    """Subscriptions marked at one event, and gone again at another that began a day later or more.

    An event that is no longer there is at least a month old.
    """
    first, second = aliased(AlertEvent), aliased(AlertEvent)
    rows = session.execute(
        select(Subscription.id, first.created_at, second.created_at)
        .outerjoin(first, first.id == Subscription.gone_event_id)
        .join(AlertDelivery, AlertDelivery.subscription_id == Subscription.id)
        .join(second, second.id == AlertDelivery.event_id)
        .where(AlertDelivery.state == "gone", second.id != Subscription.gone_event_id)
    )
    return [id for id, marked, again in rows if marked is None or again - marked >= SECOND_TIME_AFTER]


def _erase(session: Session, condition: ColumnElement[bool]) -> int:
    result = session.execute(delete(Subscription).where(condition).execution_options(synchronize_session=False))
    return int(result.rowcount)  # type: ignore[attr-defined]
