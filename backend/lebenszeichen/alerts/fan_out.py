"""One event becomes one delivery for each subscription that it concerns: one statement, whatever their number."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, case, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, CoordinatorSubscription, Subscription
from lebenszeichen.alerts.payload import waits_for_quiet_hour
from lebenszeichen.coordinators.queries import active_ids
from lebenszeichen.database import Moment


def fan_out(session: Session, event_id: int, now: datetime, quiet_hour_utc: int) -> int:
    """Write who is to hear an event, once; returns how many are new. Can be repeated, and by several at a time.

    Of an event that another one has replaced nothing goes out any more.
    """
    if session.scalar(select(AlertEvent.fanned_out_at).where(AlertEvent.id == event_id)) is not None:
        return 0
    query = select(AlertEvent).where(AlertEvent.id == event_id).with_for_update()
    event = session.scalar(query.execution_options(populate_existing=True))
    if event is None or event.fanned_out_at is not None:
        return 0
    event.fanned_out_at = now
    session.flush()
    if event.audience == "one" or is_superseded(session, event_id) or event.expires_at <= now:
        return 0
    return _insert(session, event, now, quiet_hour_utc)


def is_superseded(session: Session, event_id: int) -> bool:
    """Has another event taken this one's place?"""
    return session.scalar(select(AlertEvent.id).where(AlertEvent.supersedes == event_id).limit(1)) is not None


def chain_before(session: Session, event_id: int) -> list[int]:
    """The events that this one replaces, nearest first."""
    chain: list[int] = []
    before = session.scalar(select(AlertEvent.supersedes).where(AlertEvent.id == event_id))
    while before is not None and before not in chain:
        chain.append(before)
        before = session.scalar(select(AlertEvent.supersedes).where(AlertEvent.id == before))
    return chain


def next_quiet_moment(now: datetime, quiet_hour_utc: int) -> datetime:
    """The next time at which whoever asked for quiet is told."""
    today = now.replace(hour=quiet_hour_utc, minute=0, second=0, microsecond=0)
    return today if today >= now else today + timedelta(days=1)


def _insert(session: Session, event: AlertEvent, now: datetime, quiet_hour_utc: int) -> int:
    due: ColumnElement[Any] = literal(now, Moment)
    if waits_for_quiet_hour(event.kind, "quietly"):
        quiet = literal(next_quiet_moment(now, quiet_hour_utc), Moment)
        due = case((Subscription.pace == "quietly", quiet), else_=due)
    rows = select(
        literal(event.id, Integer), Subscription.id, literal("waiting", String), due, literal(0, Integer)
    ).where(_hears(session, event))
    dialect = postgresql if session.connection().dialect.name == "postgresql" else sqlite
    columns = ["event_id", "subscription_id", "state", "due_at", "attempts"]
    statement = dialect.insert(AlertDelivery).from_select(columns, rows).on_conflict_do_nothing()
    counted = statement.execution_options(preserve_rowcount=True)
    return session.connection().execute(counted).rowcount


def _hears(session: Session, event: AlertEvent) -> ColumnElement[bool]:
    if event.audience == "coordinators":
        phones = select(CoordinatorSubscription.subscription_id)
        return Subscription.id.in_(phones.where(CoordinatorSubscription.coordinator_id.in_(active_ids(session))))
    if event.audience == "told":
        concerned = may_have_reached()
        if event.kind == "correction":
            # Who was still to hear the news hears it as it is now.
            concerned = or_(concerned, AlertDelivery.state == "cancelled")
        return Subscription.id.in_(
            select(AlertDelivery.subscription_id).where(
                AlertDelivery.event_id.in_(chain_before(session, event.id)), concerned
            )
        )
    return Subscription.confirmed_on.is_not(None)


def may_have_reached() -> ColumnElement[bool]:
    """Deliveries after which somebody may have read a notice.

    Sent, or on its way, or broken off: the push service may have it. Not where its only answer was a refusal.
    """
    refused = (AlertDelivery.attempts == 1) & AlertDelivery.status.between(400, 499)
    return (
        (AlertDelivery.attempts > 0) & (AlertDelivery.state != "gone") & or_(AlertDelivery.status.is_(None), ~refused)
    )
